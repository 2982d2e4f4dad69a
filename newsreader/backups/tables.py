"""The tables of the database, as a backup sees them: all of them, whichever app they are of."""

from dataclasses import dataclass

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
    JOIN pg_class t ON t.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum =
    d.refobjsubid WHERE s.relkind = 'S' AND s.relnamespace = current_schema()::regnamespace ORDER BY 1, 2"""


@dataclass(frozen=True, slots=True)
class Table:
    """A table and its columns, without those that the database computes."""

    name: str
    columns: tuple[str, ...]


def tables() -> list[Table]:
    """Every table, by name."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        return [Table(name, tuple(columns)) for name, columns in cursor.fetchall()]


def sequences() -> list[tuple[str, str, str]]:
    """Table, column and sequence of every column that counts by itself."""
    with connection.cursor() as cursor:
        cursor.execute(_SEQUENCES)
        return cursor.fetchall()


def quoted(*names: str) -> str:
    """Names as SQL writes them, with commas between."""
    return ", ".join(connection.ops.quote_name(name) for name in names)
