"""A suggestion that waits names whom accepting it would name: whom editors found, else who has its name."""

import pytest

from annotations.models import Mark
from annotations.queries.article_list import article_list
from annotations.queries.mark_panel import entities_to_choose, mark_panel
from annotations.queries.reading import article_reading
from tests.web.desk import Desk

# Names that fold alike.
NAME, SPELT_OTHERWISE = "أسامة منصور", "اسامه منصور"
FIRST, SECOND = "إن الطريق ستفتح غدا في إربد", "أن العمل انتهى"


@pytest.fixture(autouse=True)
def _all_may_be_read(settings) -> None:
    settings.PUBLIC_READING = "all"


@pytest.fixture
def waiting(desk: Desk) -> Mark:
    """A quote that waits, of a speaker whom an editor has named already, spelt otherwise."""
    desk.create("quote", FIRST, name=NAME)
    return desk.suggested_quote(SECOND, speakers=[(SPELT_OTHERWISE, "وزير النقل خالد منصور")])


def test_accepted_it_has_the_speaker_of_that_folded_name(desk: Desk, waiting: Mark) -> None:
    assert desk.speakers(desk.accept(waiting)) == [(NAME, "وزير النقل خالد منصور")]
    assert desk.entities() == [NAME]


def test_the_list_names_the_speaker_once(desk: Desk, waiting: Mark) -> None:
    [card] = article_list(desk.user).cards
    assert card.speakers == [NAME]


def test_the_page_names_the_speaker_as_the_editor_did(desk: Desk, waiting: Mark) -> None:
    reading = article_reading(desk.article, desk.user)
    assert [(voice.name, len(voice.quotes)) for voice in reading.voices] == [(NAME, 2)]
    spoken = [link["name"] for mark in reading.marks_data for link in mark["speakers"]]
    assert spoken == [NAME, NAME]


def test_the_panel_names_and_counts_one_speaker(desk: Desk, waiting: Mark) -> None:
    panel = mark_panel(Mark.objects.select_related("set__version__article").get(pk=waiting.pk))
    assert [link.entity.name for link in panel["speakers"]] == [NAME]
    assert [(entity.name, quotes) for entity, quotes in panel["corrected"]] == [(NAME, 2)]
    assert [entity.name for entity in entities_to_choose(desk.version.pk, desk.user)] == [NAME]


def test_two_who_are_one_by_now_speak_a_quote_that_waits_once(desk: Desk) -> None:
    first = desk.accept(desk.suggested_quote(FIRST, speakers=[NAME]))
    desk.create("quote", "«لن نتأخر»", name="سعاد النجار")
    waiting = desk.suggested_quote(
        SECOND, speakers=[NAME, ("سعاد النجار", "سعاد النجار"), "وزير النقل"], cues=["مضيفا"]
    )
    named = first.quote_speakers.get().entity_id
    desk.change(first, corrects=named, corrected="سعاد النجار", scope="all")
    reading = article_reading(desk.article, desk.user)
    assert [(voice.name, len(voice.quotes)) for voice in reading.voices] == [
        ("سعاد النجار", 3),
        ("وزير النقل", 1),
    ]
    panel = mark_panel(Mark.objects.select_related("set__version__article").get(pk=waiting.pk))
    told = [(link.entity.name, link.mention.text if link.mention else None) for link in panel["speakers"]]
    assert told == [("سعاد النجار", "سعاد النجار"), ("وزير النقل", None)]
    assert told == desk.speakers(desk.accept(Mark.objects.get(pk=waiting.pk)))


def test_the_kind_parts_two_of_one_name_where_there_are_two(desk: Desk) -> None:
    desk.create("quote", FIRST, name=NAME, entity_kind="organisation")
    desk.suggested_quote(SECOND, speakers=[SPELT_OTHERWISE])
    person = desk.shared.entities.create(name=SPELT_OTHERWISE, kind="person")
    assert person in entities_to_choose(desk.version.pk, desk.user)
    [card] = article_list(desk.user).cards
    assert card.speakers == [NAME, SPELT_OTHERWISE]


def test_what_editors_found_goes_before_the_name(desk: Desk) -> None:
    first = desk.accept(desk.suggested_quote(FIRST, speakers=[NAME]))
    waiting = desk.suggested_quote(SECOND, speakers=[NAME])
    named = first.quote_speakers.get().entity_id
    desk.change(first, corrects=named, corrected="سعاد النجار", scope="all")
    desk.create("quote", "«لن نتأخر»", name=NAME)
    [card] = article_list(desk.user).cards
    assert card.speakers == ["سعاد النجار", NAME]
    assert desk.speakers(desk.accept(Mark.objects.get(pk=waiting.pk))) == [("سعاد النجار", None)]
