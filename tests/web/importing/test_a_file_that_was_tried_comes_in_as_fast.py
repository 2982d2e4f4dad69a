"""A dry run leaves pages without rows, of which the database then thinks that any join over them is small: no
rule may be looked at by a plan that reads a table for each new row.
"""

from django.db import connection

from annotations.actions.import_annotations import Options, import_pieces
from annotations.formats.piecewise import Piece
from tests.web.importing.documents import TEXT, document

MANY = 150


def rows_read() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables"
            " WHERE relname LIKE 'annotations\\_%'"
        )
        [read] = cursor.fetchone()
    return int(read)


def test_the_rows_read_do_not_grow_with_the_square_of_what_comes_in(chief):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE pg_class SET relpages = 100, reltuples = 0"
            " WHERE relnamespace = 'public'::regnamespace AND relname LIKE 'annotations\\_%'"
        )
    # What is planned is planned anew.
    connection.cursor().execute("DISCARD PLANS")
    documents = [document(f"نص رقم {number}. {TEXT}", f"d{number}") for number in range(MANY)]
    before = rows_read()
    report = import_pieces(
        map(Piece, documents),
        user=chief,
        name="in.jsonl",
        format_name="jsonl",
        options=Options(new_articles=True, reviewed=True),
    )
    assert len(report.taken) == MANY
    assert rows_read() - before < 60 * MANY
