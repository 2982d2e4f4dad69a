"""What costs each new row less: a key that is the first of an index loses the index of its own, marks are in
the indexes of the keys alone that they have, and quotes' words are put aside as those of texts are."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def index(name: str, **options) -> django.contrib.postgres.indexes.GinIndex:
    return django.contrib.postgres.indexes.GinIndex(
        fields=["vector"], name=name, fastupdate=True, gin_pending_list_limit=8192, **options
    )


class Migration(migrations.Migration):
    dependencies = [
        ("annotations", "0031_imported_marks_are_counted"),
        ("articles", "0011_fewer_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(
            "ALTER INDEX listed_quote_by_word SET (gin_pending_list_limit = 8192);"
            "ALTER INDEX listed_quote_reviewed_by_word SET (gin_pending_list_limit = 8192)",
            "ALTER INDEX listed_quote_by_word SET (gin_pending_list_limit = 2048);"
            "ALTER INDEX listed_quote_reviewed_by_word SET (gin_pending_list_limit = 2048)",
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
            model_name="decision",
            name="actor",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="set",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to="annotations.annotationset",
            ),
        ),
        migrations.AlterField(
            model_name="listedplace",
            name="article",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="listed_places",
                to="articles.article",
            ),
        ),
        migrations.AlterField(
            model_name="listedplace",
            name="place",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="listed",
                to="annotations.place",
            ),
        ),
        migrations.AlterField(
            model_name="listedquote",
            name="source",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="articles.source",
            ),
        ),
        migrations.AlterField(
            model_name="listedspeaker",
            name="quote",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="listed_speakers",
                to="annotations.listedquote",
            ),
        ),
        migrations.AlterField(
            model_name="listedspeaker",
            name="speaker",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="listed",
                to="annotations.speaker",
            ),
        ),
        migrations.AlterField(
            model_name="mark",
            name="entity",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="mentions",
                to="annotations.entity",
            ),
        ),
        migrations.AlterField(
            model_name="mark",
            name="origin",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="outcomes",
                to="annotations.mark",
            ),
        ),
        migrations.AlterField(
            model_name="mark",
            name="place",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="marks",
                to="annotations.place",
            ),
        ),
        migrations.AlterField(
            model_name="quotecue",
            name="quote",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="quote_cues",
                to="annotations.mark",
            ),
        ),
        migrations.AlterField(
            model_name="quotespeaker",
            name="quote",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="quote_speakers",
                to="annotations.mark",
            ),
        ),
        migrations.AddIndex(
            model_name="mark",
            index=models.Index(
                condition=models.Q(("entity__isnull", False)), fields=["entity"], name="mark_of_entity"
            ),
        ),
        migrations.AddIndex(
            model_name="mark",
            index=models.Index(
                condition=models.Q(("place__isnull", False)), fields=["place"], name="mark_of_place"
            ),
        ),
        migrations.AddIndex(
            model_name="mark",
            index=models.Index(
                condition=models.Q(("origin__isnull", False)), fields=["origin"], name="mark_of_origin"
            ),
        ),
    ]
