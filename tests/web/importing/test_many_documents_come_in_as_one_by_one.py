"""Documents come in by COPY, table by table; what stands then is what one decision after another leaves."""

import json
import re
from typing import Any

import pytest
from django.db import connection, transaction

from annotations.actions.fresh_articles import take_fresh
from annotations.actions.import_annotations import Options, Report, import_pieces
from annotations.actions.import_document import Into, import_document
from annotations.actions.undo_last import undo_last
from annotations.formats.piecewise import Piece
from annotations.models import Decision, Mark, Speaker
from annotations.queries.same_text import hash_of
from annotations.samples import gold
from annotations.scheme import Document, Entity, EntityKind
from newsreader.articles.importing import store
from newsreader.articles.importing.json_lines import incoming_of
from newsreader.articles.models import TextVersion
from tests.factories import make_article, make_place, make_user

pytestmark = pytest.mark.django_db

TABLES = (
    "articles_article", "articles_textversion", "articles_searchtext", "articles_source",
    "annotations_annotationset", "annotations_entity", "annotations_mark", "annotations_quotespeaker",
    "annotations_quotecue", "annotations_listedquote", "annotations_listedspeaker", "annotations_listedplace",
    "annotations_decision", "annotations_speaker", "annotations_pseudonym",
)  # fmt: skip
# Numbers and moments are others each time.
MOMENT = re.compile(r"20\d\d-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?\+00(:00)?")


class Undone(Exception):  # noqa: N818 - no error: it rolls back
    pass


def documents() -> list[Document]:
    found = list(gold())
    for number, document in enumerate(found):
        document.meta = {
            "title": document.text.split("\n")[0][:80],
            "url": f"https://example.org/{number}",
            "outlet": "جريدة الاختبار",
            "date": "2026-01-05T10:00:00+00:00",
        }
        for place in document.places:
            if place.gazetteer:
                make_place(place.gazetteer, place.name)
    return found


def standing() -> dict[str, Any]:
    """Every row of the tables."""
    rows: dict[str, Any] = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT to_jsonb(t) FROM {table} t ORDER BY 1")  # noqa: S608 - one of those above
            rows[table] = [json.loads(row) for (row,) in cursor.fetchall()]
    return rows


def likened(rows: dict[str, Any]) -> dict[str, Any]:
    """The rows without moments, each number by its place among those of its sequence."""
    names: dict[tuple[str, int], str] = {}
    kinds = {
        "annotations_mark": ("mark", "quote", "cue", "mention", "origin"),
        "annotations_entity": ("entity",),
        "annotations_annotationset": ("set",),
        "annotations_speaker": ("speaker",),
        "articles_article": ("article",),
        "articles_source": ("source",),
        "articles_textversion": ("version_id",),
    }
    of_column = {column: table for table, columns in kinds.items() for column in columns}
    for table in kinds:
        for place, row in enumerate(sorted(rows[table], key=lambda row: row["id"])):
            names[table, row["id"]] = f"{table} {place}"

    def told(value: Any, column: str = "", what: str = "") -> Any:
        if isinstance(value, dict):
            what = value.get("what", what)
            return {key: told(inner, key, what) for key, inner in sorted(value.items())}
        if isinstance(value, list):
            return [told(inner, column.removesuffix("s"), what) for inner in value]
        if isinstance(value, str):
            return MOMENT.sub("then", value)
        table = of_column.get(column, of_column.get(column.removesuffix("_id")))
        if column == "id":
            table = of_column.get(what)
        return names.get((table or "", value), value) if isinstance(value, int) else value

    said = {}
    for table, of_table in rows.items():
        what = next((columns[0] for name, columns in kinds.items() if name == table), "")
        kept = []
        for row in of_table:
            row = dict(row)
            if not what:
                row.pop("id", None)
            row.pop("name" if table == "annotations_pseudonym" else "", None)
            kept.append(json.dumps(told(row, "", what), ensure_ascii=False, sort_keys=True))
        said[table] = sorted(kept)
    return said


def after(work: Any) -> dict[str, Any]:
    """What stands after the work, which is then taken back."""
    try:
        with transaction.atomic():
            work()
            found = likened(standing())
            raise Undone
    except Undone:
        return found


NOTES = {"what": "imported", "file": "a file", "format": "jsonl", "into": "marks"}


def together(user: Any, given: list[Document], **options: Any) -> Report:
    pieces = [Piece(document, line=line) for line, document in enumerate(given, 1)]
    options = {"new_articles": True, **options}
    return import_pieces(pieces, user=user, name="a file", format_name="jsonl", options=Options(**options))


@pytest.mark.parametrize("reviewed", [True, False])
@pytest.mark.parametrize("known", [True, False])
def test_every_row_is_the_same(reviewed: bool, known: bool) -> None:
    chief = make_user("chief", "reviewers")
    given = documents()
    # Two of one name are one, and one whom no mark names is none.
    given[0].entities.append(Entity("e98", given[0].entities[0].name + " ", given[0].entities[0].kind))
    given[0].entities.append(Entity("e99", "بلا ذكر", EntityKind.PERSON))
    given.append(Document("bare", "نص بلا علامات.", meta={"url": "https://example.org/bare"}))

    def articles() -> None:
        rows = [{**d.meta, "text": d.text} for d in given]
        store([incoming_of(row, "", n) for n, row in enumerate(rows)], on_refused=print)

    def one_by_one() -> None:
        articles()
        for document in given:
            version = TextVersion.objects.get(article__url=document.meta["url"])
            import_document(
                user=chief,
                version=version,
                document=document,
                into=Into.MARKS,
                notes=NOTES,
                reviewed=reviewed,
            )

    def at_once() -> None:
        if known:
            articles()
        report = together(chief, given, reviewed=reviewed)
        assert ([taken.new for taken in report.taken], report.faults) == ([not known] * len(given), [])

    one, other = after(one_by_one), after(at_once)
    for table in TABLES:
        assert other[table] == one[table], table
        assert one[table], table


def test_what_the_database_refuses_is_left_for_one_by_one_and_logged(caplog) -> None:
    given = documents()[:2]
    for document in given:
        make_article(document.text)
    given[1].cues[0].lemma = "\0"
    taken = take_fresh(
        given,
        hashes=[hash_of(document) for document in given],
        user=make_user("chief", "reviewers"),
        incoming=[None, None],
        reviewed=False,
        notes={},
    )
    assert taken == {}
    assert not Mark.objects.exists()
    (record,) = caplog.records
    assert record.getMessage().startswith("2 documents come in one by one, not together: ")


def test_such_a_decision_is_undone_like_any_other() -> None:
    chief = make_user("chief", "reviewers")
    together(chief, documents())
    version = TextVersion.objects.order_by("pk")[0]
    undo_last(user=chief, version=version)
    assert not Mark.objects.filter(set__version=version).exists()
    assert Mark.objects.exists()
    assert Speaker.objects.exists()
    assert Decision.objects.filter(set__version=version).count() == 2
