"""What the page of numbers is drawn from is the same, however it came about, as what is counted anew."""

import random

import pytest

from annotations.actions.count_numbers import count_numbers, out_of_date
from annotations.actions.errors import Refused
from annotations.actions.reopen_article import reopen_article
from annotations.actions.review_article import review_article
from annotations.actions.withdraw_article import withdraw_article
from annotations.models import AnnotationSet, Counting, DailyCount, Decision, Mark, Speaker
from tests.factories import make_mark, make_set
from tests.web.desk import make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    """An article with four suggestions: a quote with its mention and cue, and a place."""
    made = make_desk()
    quote = made.suggested_quote(
        "إن الطريق ستفتح غدا", speakers=[("خالد منصور", "خالد منصور")], cues=["قال"], kind="indirect"
    )
    place = make_mark(make_set(made.version, "suggestions"), "place", "إربد")
    made.quote, made.place = quote, place
    return made


def sums(what: str = "") -> dict[str, int]:
    rows = DailyCount.objects.filter(span="day", source=None, speaker=None, what__startswith=what)
    return {row.what: row.number for row in rows}


def everything() -> list[tuple]:
    fields = ("what", "span", "day", "source", "speaker", "number")
    return sorted(map(str, DailyCount.objects.values_list(*fields)))


def test_what_is_accepted_as_it_was_changed_rejected_and_added_is_told_apart(desk):
    desk.accept(desk.quote)
    quote = Mark.objects.get(set__kind="shared", layer="quote")
    desk.change(quote, **desk.span("إن الطريق ستفتح غدا في إربد"))
    desk.reject(desk.place)
    desk.create("place", "عمّان")
    review_article(user=desk.user, version=desk.version)
    count_numbers()
    assert sums("as-suggested") == {"as-suggested.speaker": 1, "as-suggested.cue": 1}
    assert sums("changed") == {"changed.quote": 1}
    assert sums("differs") == {"differs.quote.bounds": 1}
    assert sums("rejected") == {"rejected.place": 1}
    assert sums("added") == {"added.place": 1}
    assert sums("right-") == {
        "right-half.quote": 1, "right-half.who": 1, "right-half.speaker": 1, "right-half.cue": 1,
        "right-exact.speaker": 1, "right-exact.cue": 1,
    }  # fmt: skip
    assert (sums()["suggested.place"], sums()["there.place"]) == (1, 1)


def test_an_article_without_suggestions_is_all_added_and_not_measured():
    desk = make_desk()
    desk.create("place", "عمّان")
    review_article(user=desk.user, version=desk.version)
    count_numbers()
    assert sums("added") == {"added.place": 1}
    assert sums("unaided") == {"unaided": 1}
    assert sums("there") == sums("measured") == {}


def test_what_no_review_stands_behind_leaves_again(desk):
    desk.accept(desk.place)
    review_article(user=desk.user, version=desk.version, rest="reject")
    assert out_of_date() == 1
    count_numbers()
    assert sums("reviewed") == {"reviewed": 1}
    assert out_of_date() == 0
    for leave, come_back in (
        (desk.undo, desk.redo),
        (
            lambda: reopen_article(user=desk.user, version=desk.version),
            lambda: review_article(user=desk.user, version=desk.version),
        ),
    ):
        leave()
        assert out_of_date() == 1
        count_numbers()
        assert sums() == {"articles": 1}
        come_back()
        count_numbers()
        assert sums("marks") == {"marks.place": 1}


def test_a_withdrawn_article_leaves_at_once_and_its_speakers_with_it(desk):
    speaker = Speaker.objects.create(name="خالد منصور", folded_name="خالد منصور", kind="person")
    desk.accept(desk.quote)
    AnnotationSet.objects.get(version=desk.version, kind="shared").entities.update(speaker=speaker)
    review_article(user=desk.user, version=desk.version, rest="reject")
    count_numbers()
    assert DailyCount.objects.get(what="quotes", span="day").speaker == speaker
    withdraw_article(user=None, article=desk.article, reason="طلب أصحابه ذلك")
    assert sums() == {"articles": 1}
    assert not DailyCount.objects.filter(what="quotes").exists()
    count_numbers()
    assert sums() == {}


def test_a_hidden_article_is_not_counted(desk):
    review_article(user=desk.user, version=desk.version, rest="accept")
    count_numbers()
    assert sums("marks")
    desk.article.visibility = "hidden"
    desk.article.save()
    count_numbers()
    assert sums() == {}
    assert Counting.objects.count() == 1


def told_by_the_log(desk) -> dict[str, int]:
    """What the decisions of an article, one after the other, made of the suggestions and added."""
    states: dict[int, dict] = {}
    for decision in Decision.objects.filter(set=desk.shared).order_by("revision"):
        for change in decision.changes:
            if change["what"] == "mark":
                states[change["id"]] = change["after"]
    left = [state for state in states.values() if state]
    marks = [state for state in left if state["set"] == desk.shared.pk]
    return {
        "accepted": sum(state["status"] == "accepted" for state in left),
        "rejected": sum(state["status"] == "rejected" for state in left),
        "added": sum(state["origin"] is None for state in marks),
    }


def told_by_the_numbers() -> dict[str, int]:
    told = {what: sum(sums(what).values()) for what in ("as-suggested", "changed", "rejected", "added")}
    return {
        "accepted": told["as-suggested"] + told["changed"],
        "rejected": told["rejected"],
        "added": told["added"],
    }


def test_after_any_decisions_the_numbers_are_those_of_the_log_and_of_counting_anew(desk):
    chance = random.Random(5)  # noqa: S311 - the same every time

    def review() -> None:
        review_article(user=desk.user, version=desk.version, rest=chance.choice(["accept", "reject"]))

    steps = [
        review,
        lambda: desk.undo(),
        lambda: desk.redo(),
        lambda: desk.create("place", "عمّان"),
        review,
        lambda: reopen_article(user=desk.user, version=desk.version),
        lambda: desk.delete(Mark.objects.filter(set__kind="shared", layer="place")[0]),
    ]
    seen = set()
    for _ in range(60):
        try:
            chance.choice(steps)()
        except (Refused, IndexError):
            continue
        count_numbers()
        kept = tuple(everything())
        if kept not in seen:
            count_numbers(anew=True)
            assert tuple(everything()) == kept
            if "reviewed" in sums():
                assert told_by_the_numbers() == told_by_the_log(desk)
            seen.add(kept)
    assert len(seen) >= 3
