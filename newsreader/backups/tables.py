"""The tables of the database, as a backup sees them: all of them, whichever app they are of."""

from collections.abc import Iterable
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Any

from django.db import connection

_TABLES = """
    SELECT c.relname, array_agg(a.attname ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '')
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
    GROUP BY c.relname ORDER BY c.relname COLLATE "C" """
_SEQUENCES = """
    SELECT t.relname, a.attname, s.oid::regclass::text
    FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass
        AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
    JOIN pg_class t ON t.oid = d.refobjid
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
    WHERE s.relkind = 'S' AND s.relnamespace = current_schema()::regnamespace
    ORDER BY t.relname COLLATE "C", a.attname COLLATE "C" """
_AT_ONCE = """
    SELECT t.relname, r.relname FROM pg_constraint c
    JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid
    WHERE c.contype = 'f' AND NOT c.condeferrable AND t.oid <> r.oid
        AND c.connamespace = current_schema()::regnamespace"""
_INDEXES = """
    SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
    JOIN pg_class t ON t.oid = i.indrelid
    WHERE t.relname = ANY(%s) AND t.relnamespace = current_schema()::regnamespace
        AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
    ORDER BY 1"""
# As pg_dump does, so that a server's own settings neither shape nor misread a value.
PLAINLY = "SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL bytea_output = 'hex'"


@dataclass(frozen=True, slots=True)
class Table:
    """A table and its columns, without those that the database computes."""

    name: str
    columns: tuple[str, ...]


def tables() -> list[Table]:
    """Every table, by name."""
    return [Table(name, tuple(columns)) for name, columns in _asked(_TABLES)]


def sequences() -> list[tuple[str, str, str]]:
    """Table, column and sequence (its name as SQL writes it) of every column that counts by itself."""
    return _asked(_SEQUENCES)


def in_order(names: Iterable[str]) -> list[str]:
    """Names of tables, each after those whose rows its own need at once."""
    wanted = sorted(names)
    needs: dict[str, set[str]] = {name: set() for name in wanted}
    for table, needed in _asked(_AT_ONCE):
        if table in needs and needed in needs:
            needs[table].add(needed)
    return list(TopologicalSorter(needs).static_order())


def loose_indexes(names: Iterable[str]) -> list[tuple[str, str]]:
    """Name and definition of the indexes of tables that no key or constraint rests on."""
    return _asked(_INDEXES, [list(names)])


def quoted(*names: str) -> str:
    """Names as SQL writes them, with commas between."""
    return ", ".join('"{}"'.format(name.replace('"', '""')) for name in names)


def _asked(query: str, values: list[Any] | None = None) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()
