"""Emptying the database after a test whose rows were committed.

Django truncates every table and fills in again what its own tables hold from the beginning, however few rows
the test has made, which costs more than many such tests do. Here what is in the tables is deleted, and what
Django filled in stays as long as nothing in it has changed.
"""

from typing import Any

from django.db import connection, transaction
from django.test import TransactionTestCase

# What Django fills in when tables are made, and after it has truncated them.
FILLED_IN = ("django_content_type", "auth_permission")
# Of more rows each is dearer to delete than a table to truncate.
MOST = 2_000

_truncate_all = TransactionTestCase._fixture_teardown
# What stands in the tables that are filled in, as Django leaves them.
_as_filled_in: str | None = None


def empty(case: Any) -> None:
    """What a test that commits does at its end, as a method of Django's test case of it."""
    global _as_filled_in
    if case.serialized_rollback or case.available_apps is not None or not _deleted():
        _truncate_all(case)
        _as_filled_in = _filled_in()


def _deleted() -> bool:
    """Delete what is in the tables; false, with nothing done, where truncating them is what is called for."""
    if _as_filled_in is None or _filled_in() != _as_filled_in:
        return False
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    names = [connection.ops.quote_name(name) for name in tables if name not in FILLED_IN]
    counts = " UNION ALL ".join(
        f"SELECT '{name}', (SELECT count(*) FROM (SELECT FROM {name} LIMIT {MOST + 1}) AS any_of_it)"  # noqa: S608
        for name in names
    )
    with connection.cursor() as cursor:
        cursor.execute(counts)
        rows = {name: count for name, count in cursor.fetchall() if count}
    if sum(rows.values()) > MOST:
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        for name in rows:
            # What may never be deleted by the application is here.
            cursor.execute(f"ALTER TABLE {name} DISABLE TRIGGER USER")
        for name in rows:
            cursor.execute(f"DELETE FROM {name}")  # noqa: S608
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in rows:
            cursor.execute(f"ALTER TABLE {name} ENABLE TRIGGER USER")
    return True


def _filled_in() -> str:
    """What stands in the tables that Django fills in, as one word."""
    every = ", ".join(
        f"(SELECT md5(string_agg(one::text, ' ' ORDER BY one.id)) FROM {name} AS one)"  # noqa: S608
        for name in FILLED_IN
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT concat({every})")
        [told] = cursor.fetchone()
    return told
