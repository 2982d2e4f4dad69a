"""The indexes of words put more aside, what an import brings of a thousand articles; a key that is the first of
an index loses the index of its own."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


def index(name: str, **options) -> django.contrib.postgres.indexes.GinIndex:
    return django.contrib.postgres.indexes.GinIndex(
        fields=["vector"], name=name, fastupdate=True, gin_pending_list_limit=8192, **options
    )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0010_words_come_in_many"),
    ]

    operations = [
        migrations.RunSQL(
            "ALTER INDEX search_text_by_word SET (gin_pending_list_limit = 8192);"
            "ALTER INDEX search_text_reviewed_by_word SET (gin_pending_list_limit = 8192)",
            "ALTER INDEX search_text_by_word SET (gin_pending_list_limit = 2048);"
            "ALTER INDEX search_text_reviewed_by_word SET (gin_pending_list_limit = 2048)",
            state_operations=[
                migrations.RemoveIndex("searchtext", "search_text_by_word"),
                migrations.RemoveIndex("searchtext", "search_text_reviewed_by_word"),
                migrations.AddIndex("searchtext", index("search_text_by_word")),
                migrations.AddIndex(
                    "searchtext",
                    index("search_text_reviewed_by_word", condition=models.Q(("reviewed", True))),
                ),
            ],
        ),
        migrations.AlterField(
            model_name="searchtext",
            name="article",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="search_texts",
                to="articles.article",
            ),
        ),
    ]
