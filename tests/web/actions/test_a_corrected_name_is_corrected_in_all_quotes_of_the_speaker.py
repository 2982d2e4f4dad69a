import pytest

from annotations.actions.errors import ChangedSince, Refused, Stale
from annotations.models import Decision, Mark, Speaker
from annotations.queries.mark_panel import mark_panel
from annotations.queries.reading import article_reading
from tests.factories import make_editor
from tests.web.desk import Desk

FIRST, SECOND, THIRD = "إن الطريق ستفتح غدا في إربد", "أن العمل انتهى", "ضرورة الحذر"
WRONG, RIGHT = "خالد منصر", "خالد منصور"
MENTION = "وزير النقل خالد منصور"


def _correct(desk: Desk, mark: Mark, name: str = RIGHT, scope: str = "all", **more) -> Mark:
    mark.refresh_from_db()
    links = list(mark.quote_speakers.all())
    corrects = links[0].entity_id if links else mark.entity_id
    return desk.change(mark, corrects=corrects, corrected=name, scope=scope, **more)


def _two_quotes(desk: Desk) -> tuple[Mark, Mark]:
    first = desk.create("quote", FIRST, name=WRONG)
    second = desk.create("quote", SECOND, name=WRONG)
    return first, second


def test_all_quotes_in_one_decision_and_undo_takes_it_back(desk: Desk) -> None:
    first, second = _two_quotes(desk)
    mention = desk.create("speaker", MENTION, quotes=[first.pk], entity=desk.shared.entities.get().pk)
    before = desk.state()
    _correct(desk, first)
    assert desk.entities() == [RIGHT]
    assert desk.speakers(second) == [(RIGHT, None)]
    assert Decision.objects.filter(action="change").count() == 1
    decision = Decision.objects.get(action="change")
    touched = {c["id"] for c in decision.changes if c["what"] == "mark"}
    assert touched == {first.pk, second.pk, mention.pk}
    desk.undo()
    assert desk.state() == before
    assert desk.entities() == [WRONG]


def test_from_the_mention_too(desk: Desk) -> None:
    first, second = _two_quotes(desk)
    mention = desk.create("speaker", MENTION, quotes=[first.pk], entity=desk.shared.entities.get().pk)
    _correct(desk, mention)
    assert desk.speakers(first) == [(RIGHT, MENTION)]
    assert desk.speakers(second) == [(RIGHT, None)]


def test_who_saw_the_former_name_is_stale(desk: Desk) -> None:
    first, second = _two_quotes(desk)
    seen = Mark.objects.get(pk=second.pk)
    _correct(desk, first)
    with pytest.raises(Stale):
        desk.change(seen, kind="mixed")


def test_in_this_quote_alone_the_others_and_their_mention_stay(desk: Desk) -> None:
    first, second = _two_quotes(desk)
    entity = desk.shared.entities.get().pk
    desk.create("speaker", MENTION, quotes=[first.pk, second.pk], entity=entity)
    before = desk.state()
    _correct(desk, first, scope="one")
    assert desk.speakers(first) == [(RIGHT, None)]
    assert desk.speakers(second) == [(WRONG, MENTION)]
    desk.undo()
    assert desk.state() == before


def test_in_this_quote_alone_takes_along_a_mention_of_it_alone(desk: Desk) -> None:
    first, second = _two_quotes(desk)
    desk.create("speaker", MENTION, quotes=[first.pk], entity=desk.shared.entities.get().pk)
    _correct(desk, first, scope="one")
    assert desk.speakers(first) == [(RIGHT, MENTION)]
    assert desk.speakers(second) == [(WRONG, None)]


def test_a_spelling_is_corrected_everywhere_or_refused(desk: Desk) -> None:
    first = desk.create("quote", FIRST, name="احمد سالم")
    desk.create("quote", SECOND, name="احمد سالم")
    with pytest.raises(Refused):
        _correct(desk, first, name="أحمد سالم", scope="one")
    _correct(desk, first, name="أحمد سالم")
    assert desk.entities() == ["أحمد سالم"]


def test_the_name_of_another_entity_makes_the_two_one(desk: Desk) -> None:
    first, second = _two_quotes(desk)
    third = desk.create("quote", THIRD, name=RIGHT)
    both = desk.change(third, speakers=[e.pk for e in desk.shared.entities.all()])
    assert len(desk.speakers(both)) == 2
    before = desk.state()
    _correct(desk, first)
    assert desk.entities() == [RIGHT]
    assert desk.speakers(first) == desk.speakers(second) == desk.speakers(third) == [(RIGHT, None)]
    desk.undo()
    assert desk.state() == before


def test_suggestions_that_wait_bear_the_new_name_and_join_it(desk: Desk) -> None:
    first = desk.suggested_quote(FIRST, speakers=[(WRONG, MENTION)])
    second = desk.suggested_quote(SECOND, speakers=[WRONG])
    before = desk.state()
    _correct(desk, first)
    second.refresh_from_db()
    assert (second.status, second.decided_by, second.version) == ("undecided", None, 2)
    reading = article_reading(desk.article, desk.user)
    assert [voice.name for voice in reading.voices] == [RIGHT]
    assert {name for row in reading.rows for note in row.notes for name in note.speakers} == {RIGHT}
    told = {s["name"] for mark in reading.marks_data for s in mark["speakers"]}
    assert told == {RIGHT}
    panel = mark_panel(second)
    assert [link.entity.name for link in panel["speakers"]] == [RIGHT]
    assert [entity.name for entity in panel["entities"]] == [RIGHT]
    accepted = desk.accept(second)
    assert desk.speakers(accepted) == [(RIGHT, None)]
    assert desk.entities() == [RIGHT]
    desk.undo()
    desk.undo()
    assert desk.state() == before


def test_a_suggestion_of_a_speaker_made_by_hand_joins_it(desk: Desk) -> None:
    first = desk.create("quote", FIRST, name=WRONG)
    second = desk.suggested_quote(SECOND, speakers=[WRONG])
    _correct(desk, first)
    second.refresh_from_db()
    assert desk.speakers(desk.accept(second)) == [(RIGHT, None)]


def test_a_suggestion_of_a_speaker_that_became_another_joins_that_one(desk: Desk) -> None:
    first = desk.suggested_quote(FIRST, speakers=[WRONG])
    other = desk.suggested_quote(SECOND, speakers=[RIGHT])
    waiting = desk.suggested_quote(THIRD, speakers=[WRONG])
    desk.accept(other)
    _correct(desk, first)
    assert desk.entities() == [RIGHT]
    waiting.refresh_from_db()
    assert [e.name for e in mark_panel(waiting)["entities"]] == [RIGHT]
    assert desk.speakers(desk.accept(waiting)) == [(RIGHT, None)]
    assert desk.entities() == [RIGHT]


def test_the_corpus_speaker_follows_the_name(desk: Desk) -> None:
    first, _second = _two_quotes(desk)
    _correct(desk, first)
    assert desk.shared.entities.get().speaker == Speaker.objects.get(name=RIGHT)


def test_undo_gives_nothing_the_former_name_that_another_marked_under_the_new_one(desk: Desk) -> None:
    first, _second = _two_quotes(desk)
    _correct(desk, first)
    later = desk.create("quote", THIRD, name=RIGHT, user=make_editor("other"))
    with pytest.raises(ChangedSince) as refused:
        desk.undo()
    assert [told["id"] for told in refused.value.current] == [later.pk]


def test_a_quote_of_a_speaker_that_has_become_another_does_not_come_back(desk: Desk) -> None:
    first, second = _two_quotes(desk)
    desk.create("quote", THIRD, name=RIGHT)
    desk.delete(second)
    _correct(desk, Mark.objects.get(pk=first.pk), user=make_editor("other"))
    with pytest.raises(ChangedSince):
        desk.undo()


def test_of_two_speakers_who_become_one_a_mention_goes_and_is_not_answered(desk: Desk) -> None:
    quote = desk.create("quote", FIRST, name="خالد منصور")
    first = desk.create("speaker", "خالد منصور", quotes=[quote.pk], name="خالد منصور")
    second = desk.create("speaker", "وزير", quotes=[quote.pk], name="وزير النقل")
    assert len(desk.speakers(quote)) == 2
    done = desk.change_(first, corrects=first.entity_id, corrected="وزير النقل", scope="all")
    assert (done.marks, desk.marks("speaker")) == ([], [second.text])
    assert desk.speakers(quote) == [("وزير النقل", "وزير")]
