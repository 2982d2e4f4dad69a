from typing import Any

import pytest

from annotations.actions.errors import NoQuoteSeen
from annotations.models import CorpusPart, Decision, Mark
from tests.web.desk import Desk, make_desk

FIRST = "إن الطريق ستفتح غدا في إربد"
SECOND = "أن العمل انتهى"


def made(desk: Desk, words: str, **values: Any) -> Mark:
    return desk.create("quote", words, finding=True, **values)


def test_the_verb_and_its_subject_serve_it_in_one_decision(desk: Desk) -> None:
    quote = made(desk, FIRST)
    assert desk.cues(quote) == ["قال"]
    assert desk.speakers(quote) == [("خالد منصور", "وزير النقل خالد منصور")]
    assert Decision.objects.get().action == "create"
    cue = Mark.objects.get(layer="cue")
    assert (cue.lemma, cue.rule, cue.evidence, cue.origin) == ("قال", "verb-clause", "قال", None)
    assert Mark.objects.get(layer="speaker").rule == "subject-after-verb"


def test_one_undo_takes_all_of_it_back(desk: Desk) -> None:
    before = desk.state()
    made(desk, FIRST)
    desk.undo()
    assert desk.state() | {"state": before["state"]} == before
    assert desk.marks() == desk.entities() == []
    desk.redo()
    assert len(desk.marks()) == 3


def test_whoever_the_quote_before_it_is_said_by_goes_on_speaking(desk: Desk) -> None:
    desk.create("quote", FIRST, name="سعاد النجار")
    quote = made(desk, SECOND)
    assert desk.cues(quote) == ["مضيفا"]
    assert desk.speakers(quote) == [("سعاد النجار", None)]
    assert desk.entities() == ["سعاد النجار"]


def test_what_stands_there_serves_it_too(desk: Desk) -> None:
    other = desk.create("quote", "ستفتح غدا", name="المنصور")
    cue = desk.create("cue", "وقال", quotes=[other.pk])
    mention = desk.create("speaker", "خالد منصور", quotes=[other.pk])
    quote = made(desk, FIRST)
    assert [link.cue for link in quote.quote_cues.all()] == [cue]
    assert [link.mention for link in quote.quote_speakers.all()] == [mention]
    assert len(desk.marks()) == 4


def test_what_is_suggested_there_is_accepted_and_no_copy_made(desk: Desk) -> None:
    desk.suggested_quote("ستفتح غدا", speakers=[("خالد منصور", "وزير النقل خالد منصور")], cues=["قال"])
    quote = made(desk, FIRST)
    assert desk.cues(quote) == ["قال"]
    assert desk.speakers(quote) == [("خالد منصور", "وزير النقل خالد منصور")]
    assert {m.origin is None for m in Mark.objects.filter(set=desk.shared).exclude(layer="quote")} == {False}
    assert Mark.objects.get(layer="quote", status="undecided").text == "ستفتح غدا"


def test_a_suggestion_of_nearly_this_span_gives_it_what_it_has(desk: Desk) -> None:
    desk.suggested_quote("الطريق ستفتح غدا في إربد", speakers=["بلدية إربد"], cues=["وقال"])
    quote = made(desk, FIRST)
    assert desk.cues(quote) == ["وقال"]
    assert desk.speakers(quote) == [("بلدية إربد", None)]


def test_a_short_name_is_the_person_whom_the_article_has_in_full(desk: Desk) -> None:
    desk.create("quote", "وكان الجو باردا", name="خالد محمود منصور")
    quote = made(desk, FIRST)
    assert desk.entities() == ["خالد محمود منصور"]
    assert desk.speakers(quote) == [("خالد محمود منصور", "وزير النقل خالد منصور")]


def test_a_speaker_that_the_editor_names_stays_alone(desk: Desk) -> None:
    quote = made(desk, FIRST, name="سعاد النجار")
    assert desk.speakers(quote) == [("سعاد النجار", None)]
    assert desk.cues(quote) == ["قال"]
    assert desk.entities() == ["سعاد النجار"]


def test_where_nothing_reports_nothing_is_invented(desk: Desk) -> None:
    quote = made(desk, "الجو باردا في عمّان")
    assert desk.cues(quote) == desk.speakers(quote) == []
    assert desk.marks() == ["الجو باردا في عمّان"]


def test_who_annotates_a_test_without_suggestions_gets_none(desk: Desk) -> None:
    CorpusPart.objects.create(
        article=desk.article,
        part="test",
        family=desk.article.pk,
        sketch=b"",
        shingles=0,
        without_suggestions=True,
    )
    quote = made(desk, FIRST)
    assert desk.cues(quote) == desk.speakers(quote) == []


@pytest.mark.parametrize(("layer", "words"), [("cue", "قال"), ("speaker", "وزير النقل خالد منصور")])
def test_marking_once_more_what_was_found_is_no_error(desk: Desk, layer: str, words: str) -> None:
    quote = made(desk, FIRST)
    before = desk.state()
    desk.create(layer, words, quotes=[quote.pk])
    assert desk.state() == before


def test_a_found_mention_is_another_s_by_marking_it_as_theirs(desk: Desk) -> None:
    quote = made(desk, FIRST)
    desk.create("speaker", "وزير النقل خالد منصور", quotes=[quote.pk], name="سعاد النجار")
    assert desk.speakers(quote) == [("سعاد النجار", "وزير النقل خالد منصور")]


def test_moved_boundaries_keep_cue_and_speaker(desk: Desk) -> None:
    quote = desk.change(made(desk, FIRST), **desk.span("إن الطريق ستفتح غدا"))
    assert desk.cues(quote) == ["قال"]
    assert desk.speakers(quote) == [("خالد منصور", "وزير النقل خالد منصور")]


def test_the_server_finds_it_with_and_without_script(client, desk: Desk) -> None:
    client.force_login(desk.user)
    for words, headers in [(FIRST, {}), (SECOND, {"HX-Request": "true"})]:
        client.post(
            f"/articles/{desk.article.pk}/marks/", {"layer": "quote", **desk.span(words)}, headers=headers
        )
    assert desk.marks("cue") == ["قال", "مضيفا"]
    assert [desk.speakers(q)[0][0] for q in Mark.objects.filter(layer="quote")] == ["خالد منصور"] * 2


def test_a_very_long_text_is_read_around_the_quote_only(db) -> None:
    line = "وكان الجو باردا في عمّان وفي سائر المدن ولم يكن في الطريق أحد.\n"
    desk = make_desk(line * 900 + "وقالت سعاد النجار إن الماء عاد.\n" + line * 300)
    quote = made(desk, "إن الماء عاد")
    assert desk.cues(quote) == ["قالت"]
    assert desk.speakers(quote) == [("سعاد النجار", "سعاد النجار")]


@pytest.mark.parametrize("place", ["إن الطريق", "ستفتح غدا", "وقال"])
def test_pointed_at_it_is_the_quote_that_begins_stands_or_follows_there(desk: Desk, place: str) -> None:
    word = place.split()[0]
    quote = made(desk, word, at=desk.text.index(place))
    assert (quote.text, quote.kind) == (FIRST, "indirect")
    # Once more from its end: the next one.
    last = made(desk, "إربد", at=quote.end)
    assert last.text == SECOND
    # There is none behind it in its paragraph.
    with pytest.raises(NoQuoteSeen):
        made(desk, "انتهى", at=last.end)


def test_pointed_at_where_the_rules_see_no_quote_it_is_the_word(desk: Desk) -> None:
    assert made(desk, "الجو", at=desk.text.index("الجو")).text == "الجو"
