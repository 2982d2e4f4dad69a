"""Each new name is kept from others while the speaker is made: by the rows of a table, for a server has room
for some thousand locks in all, which a file of many articles asked for by itself."""

from dataclasses import replace

from django.db import connection, transaction

from annotations.actions.import_annotations import Options, import_pieces
from annotations.actions.look_into_indexes import look_into_indexes
from annotations.formats.piecewise import Piece
from annotations.models import NameLock, Speaker
from annotations.queries.speaker_names import NAMES
from tests.web.importing.documents import TEXT, document

LETTERS = "بتجحدرسصعفقكلمنهوي"


def of_speakers(first: int, count: int):
    """Documents each of whose speakers has a name of its own."""
    for number in range(first, first + count):
        name = f"خالد منصور ال{LETTERS[number // 18]}{LETTERS[number % 18]}ار"
        made = document(f"نص رقم {number}. {TEXT}", f"d{number}")
        made.entities = [replace(made.entities[0], name=name)]
        yield Piece(made)


def locks_after(user, pieces) -> int:
    options = Options(new_articles=True)
    report = import_pieces(pieces, user=user, name="in", format_name="jsonl", options=options)
    assert not report.faults
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid()")
        [held] = cursor.fetchone()
    return int(held)


def test_the_locks_held_do_not_grow_with_the_speakers(chief):
    few = locks_after(chief, of_speakers(0, 5))
    assert locks_after(chief, of_speakers(5, 60)) < few + 20
    assert Speaker.objects.count() == 65
    assert not NameLock.objects.exists()


def test_no_query_is_compiled_for_what_is_not_known_of_new_speakers(db):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL jit_above_cost = 0")
        look_into_indexes()
        cursor.execute(f"EXPLAIN {NAMES}", [list(range(5000))])
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "JIT" not in plan
    assert "Seq Scan" not in plan
