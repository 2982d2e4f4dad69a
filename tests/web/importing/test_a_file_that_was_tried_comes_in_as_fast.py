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


def run(user, *, dry_run: bool):
    documents = [document(f"نص رقم {number}. {TEXT}", f"d{number}") for number in range(MANY)]
    return import_pieces(
        map(Piece, documents),
        user=user,
        name="in.jsonl",
        format_name="jsonl",
        options=Options(new_articles=True, reviewed=True),
        dry_run=dry_run,
    )


def test_the_rows_read_do_not_grow_with_the_square_of_what_comes_in(chief):
    run(chief, dry_run=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE annotations_annotationset, annotations_entity, annotations_mark")
        cursor.execute("ANALYZE annotations_quotespeaker, annotations_quotecue, annotations_decision")
    before = rows_read()
    report = run(chief, dry_run=False)
    assert len(report.taken) == MANY
    assert rows_read() - before < 60 * MANY
