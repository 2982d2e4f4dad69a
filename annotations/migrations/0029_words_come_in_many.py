"""The indexes of quotes' words put new rows aside and sort them in together (see articles' models.search_text);
marks lose two indexes that cost each new mark something and are read by nobody."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_OPTIONS = "fastupdate = on, gin_pending_list_limit = 2048"


def index(name: str, **options) -> django.contrib.postgres.indexes.GinIndex:
    return django.contrib.postgres.indexes.GinIndex(
        fields=["vector"], name=name, fastupdate=True, gin_pending_list_limit=2048, **options
    )


class Migration(migrations.Migration):
    dependencies = [
        ("annotations", "0028_new_marks_are_checked_together"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(
            f"ALTER INDEX listed_quote_by_word SET ({_OPTIONS});"
            f"ALTER INDEX listed_quote_reviewed_by_word SET ({_OPTIONS})",
            "ALTER INDEX listed_quote_by_word SET (fastupdate = off);"
            "ALTER INDEX listed_quote_reviewed_by_word SET (fastupdate = off)",
            state_operations=[
                migrations.RemoveIndex("listedquote", "listed_quote_by_word"),
                migrations.RemoveIndex("listedquote", "listed_quote_reviewed_by_word"),
                migrations.AddIndex("listedquote", index("listed_quote_by_word")),
                migrations.AddIndex(
                    "listedquote",
                    index("listed_quote_reviewed_by_word", condition=models.Q(("reviewed", True))),
                ),
            ],
        ),
        migrations.AlterField(
            model_name="mark",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="mark",
            name="set",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="marks",
                to="annotations.annotationset",
            ),
        ),
    ]
