"""The lock between decisions, which list an article's quotes, and changes of speakers, which list them anew.

A decision holds it shared from before it writes a row of the lists to its end; a merge, a correction or an
undo of speakers holds it alone. So a decision lists by all merges that were before it, and a merge finds all
that was listed before it. Locks on the rows themselves would meet those of the foreign keys crosswise.
"""

from django.db import connection

SHARED = "SELECT pg_advisory_xact_lock_shared(1514, 0)"
_ALONE = "SELECT pg_advisory_xact_lock(1514, 0)"


def lock_lists_shared() -> None:
    """Keep speakers from being changed until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(SHARED)


def lock_lists_alone() -> None:
    """Wait for all who list quotes, and keep others from it until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_ALONE)
