import pytest

from annotations.actions.errors import MayNotSettle, Refused
from annotations.actions.record import Decided
from annotations.actions.settle_differences import begin_settling, settle_difference
from annotations.actions.undo_last import undo_last
from annotations.models import Decision, IndependentWork, ListedQuote, Mark
from annotations.queries.side_by_side import AGREED, Compared, settled_in, sides_of, works_of
from tests.web.independent.giving import FIRST, SECOND, Given


def begin(at: Given) -> Decided:
    at.done(at.sara, at.omar)
    return begin_settling(user=at.reviewer, version=at.desk.version)


def keys(at: Given) -> list[str]:
    compared = Compared(sides_of(at.desk.version, works_of(at.desk.version)))
    return [d.key for d in compared.comparison.differences]


def settle(at: Given, key: str, whose=None) -> Decided:
    choice = None if whose is None else at.set_of(whose).pk
    return settle_difference(user=at.reviewer, version=at.desk.version, difference=key, choice=choice)


def key(at: Given, layer: str, first: str, last: str = "") -> str:
    start, end = at.desk.span(first)["start"], at.desk.span(last or first)["end"]
    return f"{layer}-{start}-{end}"


def links(at: Given, words: str) -> tuple[list, list]:
    quote = Mark.objects.get(set=at.desk.shared, layer="quote", text=words)
    return at.desk.speakers(quote), at.desk.cues(quote)


def test_what_all_have_alike_is_merged_by_one_decision(at: Given) -> None:
    for who in (at.sara, at.omar):
        at.mark(who, "quote", FIRST, name="خالد منصور")
        at.mark(who, "speaker", "وزير النقل خالد منصور", name="خالد منصور")
        at.mark(who, "cue", "قال")
        at.mark(who, "place", "عمّان")
    at.mark(at.sara, "quote", SECOND)
    done = begin(at)
    assert at.desk.marks() == ["قال", "وزير النقل خالد منصور", FIRST, "عمّان"]
    assert links(at, FIRST) == ([("خالد منصور", "وزير النقل خالد منصور")], ["قال"])
    assert ListedQuote.objects.count() == 1
    assert done.decision.action == "settle"
    assert Decision.objects.filter(set=at.desk.shared).count() == 1
    assert not IndependentWork.objects.filter(closed_at__isnull=True).exists()
    assert at.desk.shared.state == "in_review"
    assert keys(at) == [key(at, "quote", SECOND)]


def test_taking_a_side_takes_along_what_belongs_to_the_quote(at: Given) -> None:
    at.mark(at.sara, "quote", FIRST, name="خالد منصور")
    at.mark(at.sara, "cue", "قال")
    at.mark(at.omar, "quote", "إن الطريق ستفتح غدا", name="خالد منصور")
    at.mark(at.omar, "cue", "وقال")
    begin(at)
    assert at.desk.marks() == []
    quote, cue = key(at, "quote", FIRST), key(at, "cue", "وقال")
    assert keys(at) == [quote, cue]
    settle(at, quote, at.omar)
    assert at.desk.marks() == ["وقال", "إن الطريق ستفتح غدا"]
    told = settled_in(at.desk.shared)
    assert {name: s.choice for name, s in told.items()} == {
        AGREED: None,
        quote: at.set_of(at.omar).pk,
        cue: at.set_of(at.omar).pk,
    }
    settle(at, cue, at.sara)
    assert at.desk.marks() == ["قال", "إن الطريق ستفتح غدا"]
    settle(at, quote, at.sara)
    # What was settled on stays: the cue is still that of the first.
    assert at.desk.marks() == ["قال", FIRST]
    assert links(at, FIRST) == ([("خالد منصور", None)], ["قال"])
    settle(at, quote, None)
    assert at.desk.marks() == []


def test_another_name_of_a_speaker_is_settled_in_the_quote_and_its_mention(at: Given) -> None:
    mention = "وزير النقل خالد منصور"
    for who, name in ((at.sara, "خالد منصور"), (at.omar, "وزير النقل")):
        at.mark(who, "quote", FIRST, name=name)
        at.mark(who, "speaker", mention, name=name)
    begin(at)
    quote, speaker = key(at, "quote", FIRST), key(at, "speaker", mention)
    assert keys(at) == [quote, speaker]
    settle(at, quote, at.omar)
    assert links(at, FIRST)[0] == [("وزير النقل", mention)]
    settle(at, speaker, at.sara)
    assert links(at, FIRST)[0] == [("خالد منصور", mention)]
    settle(at, speaker, None)
    assert at.desk.marks() == [FIRST]


def test_each_decision_is_undone_as_any_other(at: Given) -> None:
    at.mark(at.sara, "quote", FIRST, name="خالد منصور")
    at.mark(at.omar, "place", "إربد")
    begin(at)
    quote, place = key(at, "quote", FIRST), key(at, "place", "إربد")
    settle(at, quote, at.sara)
    settle(at, place, None)
    assert set(settled_in(at.desk.shared)) == {AGREED, quote, place}
    undo_last(user=at.reviewer, version=at.desk.version)
    assert set(settled_in(at.desk.shared)) == {AGREED, quote}
    assert at.desk.marks() == [FIRST]
    undo_last(user=at.reviewer, version=at.desk.version)
    assert set(settled_in(at.desk.shared)) == {AGREED}
    assert at.desk.marks() == []


def test_shared_marks_that_are_in_the_way_go(at: Given) -> None:
    at.desk.create("place", "النقل خالد")
    at.desk.create("place", "عمّان")
    at.mark(at.sara, "place", "خالد")
    at.mark(at.omar, "place", "خالد")
    begin(at)
    assert at.desk.marks() == ["خالد", "عمّان"]


def test_a_cue_without_its_quote_is_refused(at: Given) -> None:
    at.mark(at.sara, "quote", FIRST)
    at.mark(at.sara, "cue", "قال")
    begin(at)
    with pytest.raises(Refused, match="quote"):
        settle(at, key(at, "cue", "قال"), at.sara)
    assert at.desk.marks() == []


def test_nothing_is_settled_before_two_are_done(at: Given) -> None:
    at.done(at.sara)
    with pytest.raises(Refused, match="omar"):
        begin_settling(user=at.reviewer, version=at.desk.version)
    with pytest.raises(Refused, match="at work"):
        settle(at, "quote-0-4")
    assert IndependentWork.objects.filter(closed_at__isnull=True).count() == 2


def test_reviewers_alone_settle(at: Given) -> None:
    with pytest.raises(MayNotSettle):
        begin_settling(user=at.sara, version=at.desk.version)
    with pytest.raises(MayNotSettle):
        settle_difference(user=at.sara, version=at.desk.version, difference="x", choice=None)


def test_an_unknown_difference_or_side_is_refused(at: Given) -> None:
    at.mark(at.sara, "place", "إربد")
    begin(at)
    with pytest.raises(Refused, match="no such"):
        settle(at, "place-1-2")
    with pytest.raises(Refused, match="no such"):
        settle_difference(
            user=at.reviewer, version=at.desk.version, difference=key(at, "place", "إربد"), choice=1
        )
