"""The indexes of words put new rows aside and sort them in together; see models.search_text."""

import django.contrib.postgres.indexes
from django.db import migrations, models

_OPTIONS = "fastupdate = on, gin_pending_list_limit = 2048"


def index(name: str, **options) -> django.contrib.postgres.indexes.GinIndex:
    return django.contrib.postgres.indexes.GinIndex(
        fields=["vector"], name=name, fastupdate=True, gin_pending_list_limit=2048, **options
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_daily_reads")]

    operations = [
        # Not made anew, which would take long: the options alone change.
        migrations.RunSQL(
            f"ALTER INDEX search_text_by_word SET ({_OPTIONS});"
            f"ALTER INDEX search_text_reviewed_by_word SET ({_OPTIONS})",
            "ALTER INDEX search_text_by_word SET (fastupdate = off);"
            "ALTER INDEX search_text_reviewed_by_word SET (fastupdate = off)",
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
    ]
