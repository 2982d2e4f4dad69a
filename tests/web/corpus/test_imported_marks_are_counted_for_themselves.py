"""Marks of a file or a program are no editor's additions, whatever an editor does to them since."""

from importlib import import_module

import pytest
from django.db import connection

from annotations.actions.count_article import WAY
from annotations.actions.count_numbers import count_numbers, out_of_date
from annotations.actions.create_mark import create_mark
from annotations.actions.give_article import give_article
from annotations.actions.import_annotations import Options, import_pieces
from annotations.actions.import_document import Into, import_document
from annotations.actions.import_marks import import_marks
from annotations.actions.reopen_article import reopen_article
from annotations.actions.review_article import review_article
from annotations.actions.settle_differences import begin_settling, settle_difference
from annotations.formats.piecewise import Piece
from annotations.models import CountedArticle, DailyCount, Decision, Mark
from annotations.queries.side_by_side import Compared, sides_of, works_of
from tests.factories import make_editor, make_mark, make_set, make_user
from tests.web.desk import make_desk
from tests.web.importing.documents import TEXT, document

pytestmark = pytest.mark.django_db

NOTES = {"what": "imported", "file": "a file", "format": "jsonl", "into": "marks"}
ALL = {"imported.quote": 1, "imported.speaker": 1, "imported.cue": 1, "imported.place": 2}


@pytest.fixture
def desk():
    return make_desk(TEXT, user=make_user("chief", "reviewers"))


def imported(desk) -> None:
    import_document(
        user=desk.user, version=desk.version, document=document(), into=Into.MARKS, notes=dict(NOTES)
    )


def mark(words: str) -> Mark:
    return Mark.objects.get(set__kind="shared", text=words)


def sums(*whats: str) -> dict[str, int]:
    rows = DailyCount.objects.filter(span="day", source=None, speaker=None)
    return {row.what: row.number for row in rows if row.what.split(".")[0] in whats}


def counted(desk, *whats: str) -> dict[str, int]:
    review_article(user=desk.user, version=desk.version)
    count_numbers()
    reopen_article(user=desk.user, version=desk.version)
    return sums(*whats)


def test_what_was_suggested_just_there_is_a_suggestion_and_what_is_made_by_hand_is_added(desk):
    make_mark(make_set(desk.version, "suggestions"), "place", "إربد")
    imported(desk)
    desk.create("place", "الجو")
    assert counted(desk, "as-suggested", "changed", "imported", "imported-changed", "added") == {
        "as-suggested.place": 1, **ALL, "imported.place": 1, "added.place": 1,
    }  # fmt: skip


def test_an_imported_mark_that_an_editor_changes_stays_imported_and_is_told_as_changed(desk):
    imported(desk)
    assert counted(desk, "imported", "imported-changed", "added") == ALL
    changed = desk.change(mark("عمّان"), metonymy=True)
    quote = mark("«الطريق ستفتح غدا»")
    entity = quote.quote_speakers.get().entity_id
    desk.change(quote, corrects=entity, corrected="خالد المنصور", scope="all")
    told = {"imported-changed.quote": 1, "imported-changed.speaker": 1, "imported-changed.place": 1}
    assert counted(desk, "imported", "imported-changed", "added") == ALL | told
    changed.refresh_from_db()
    desk.change(changed, metonymy=False)
    del told["imported-changed.place"]
    assert counted(desk, "imported", "imported-changed", "added") == ALL | told
    desk.delete(mark("عمّان"))
    assert counted(desk, "imported", "imported-changed", "added") == ALL | told | {"imported.place": 1}


def test_an_import_that_is_undone_and_redone_is_one_again(desk):
    imported(desk)
    desk.undo()
    desk.create("place", "عمّان")
    assert counted(desk, "imported", "added") == {"added.place": 1}
    while Decision.objects.exclude(action__in=["undo", "redo"]).filter(undone_by=None, action="create"):
        desk.undo()
    imported(desk)
    desk.undo()
    desk.redo()
    assert counted(desk, "imported", "added") == ALL


def test_a_new_article_that_comes_with_its_marks_and_a_sample_are_imported_too(desk):
    report = import_pieces(
        [Piece(document(TEXT + " نعم."), line=1)],
        user=desk.user,
        name="a file",
        format_name="jsonl",
        options=Options(new_articles=True, reviewed=True),
    )
    assert report.faults == []
    import_marks(user=desk.user, version=desk.version, document=document())
    count_numbers()
    assert sums("imported", "imported-changed", "added") == {what: 2 * number for what, number in ALL.items()}


def independent(desk, person) -> None:
    import_document(
        user=desk.user,
        annotator=person,
        version=desk.version,
        document=document(),
        into=Into.INDEPENDENT,
        notes=dict(NOTES) | {"into": "independent"},
    )


def settled(desk, sara, omar) -> None:
    """Sara's work is a file's, Omar's by hand; of every difference the side is taken that has a mark."""
    independent(desk, sara)
    give_article(user=desk.user, version=desk.version, annotators=[omar], with_suggestions=False)
    for words in ("عمّان", "الجو"):
        create_mark(user=omar, version=desk.version, layer="place", **desk.span(words))
    review_article(user=omar, version=desk.version)
    begin_settling(user=desk.user, version=desk.version)
    compared = Compared(sides_of(desk.version, works_of(desk.version)))
    for one in sorted(compared.comparison.differences, key=lambda one: one.layer != "quote"):
        side = next(place for place, marks in enumerate(one.sides) if marks)
        settle_difference(
            user=desk.user, version=desk.version, difference=one.key, choice=compared.sides.numbers[side]
        )


def test_what_settling_brings_of_an_import_is_imported_where_nobody_had_marked_it_by_hand(desk):
    settled(desk, make_editor("sara"), make_editor("omar"))
    told = ALL | {"imported.place": 1, "added.place": 2}
    assert counted(desk, "imported", "imported-changed", "added") == told
    desk.change(mark("إربد"), metonymy=True)
    changed = {"imported-changed.place": 1}
    assert counted(desk, "imported", "imported-changed", "added") == told | changed


def test_only_articles_that_were_settled_are_counted_again_after_the_upgrade(desk):
    settled(desk, make_editor("sara"), make_editor("omar"))
    review_article(user=desk.user, version=desk.version)
    other = make_desk(TEXT + " نعم.", user=desk.user)
    import_document(
        user=desk.user,
        version=other.version,
        document=document(TEXT + " نعم."),
        into=Into.MARKS,
        notes=dict(NOTES),
    )
    review_article(user=desk.user, version=other.version)
    count_numbers()
    CountedArticle.objects.update(way=WAY - 1)
    with connection.cursor() as cursor:
        cursor.execute(import_module("annotations.migrations.0037_settled_imports_are_counted").STILL_RIGHT)
    left = CountedArticle.objects.filter(way=WAY - 1)
    assert [*left.values_list("set__version", flat=True)] == [desk.version.pk]
    assert out_of_date() == 1
