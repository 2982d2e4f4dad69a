"""How the database plans while thousands of rows come in."""

from django.db import connection


def look_into_indexes() -> None:
    """Until the transaction ends, no plan reads a whole table for each new row: one that is small or, after
    an import that was only tried, taken for empty may have grown by thousands when its plan is used again.

    Nor is any plan compiled: what is not known of the new rows makes it seem dear, and to compile one takes
    the database longer than to run it some hundred times.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")
