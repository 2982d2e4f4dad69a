import io

import pytest
from django.core.management import CommandError, call_command

from annotations.actions.review_article import review_article
from annotations.actions.suggest_article import store_suggestions
from annotations.models import Decision, Entity, Mark, QuoteSpeaker
from annotations.scheme import Cue, Quote, QuoteKind
from tests.web.desk import Desk, make_desk
from tests.web.suggestions.findings import WHY, found, quote_found, span


def second(desk: Desk) -> Quote:
    return quote_found(desk, "q2", "أن العمل انتهى")


def statuses(desk: Desk) -> dict[str, str]:
    marks = Mark.objects.filter(set__version=desk.version, set__kind="suggestions")
    return dict(marks.values_list("text", "status"))


def test_every_mark_with_its_reasons_and_one_row_of_nobody(desk: Desk) -> None:
    done = store_suggestions(desk.version, found(desk), suggester="7")
    assert set(statuses(desk).values()) == {"undecided"}
    assert len(statuses(desk)) == 4
    quote = Mark.objects.get(layer="quote")
    assert (quote.rule, quote.confidence, quote.evidence) == ("after-verb", 0.75, "قال")
    assert desk.speakers(quote) == [("خالد منصور", "وزير النقل خالد منصور")]
    assert desk.cues(quote) == ["قال"]
    assert Mark.objects.get(layer="cue").lemma == "قال"
    decision = Decision.objects.get()
    assert (decision.action, decision.actor, decision.set.suggester_version) == ("suggest", None, "7")
    assert sorted(decision.changes[0]["marks"]) == sorted(Mark.objects.values_list("id", flat=True))
    assert done.decision == decision


def test_a_second_run_adds_only_what_is_new(desk: Desk) -> None:
    store_suggestions(desk.version, found(desk))
    before = list(Mark.objects.order_by("id").values())
    assert store_suggestions(desk.version, found(desk)).decision is None
    assert list(Mark.objects.order_by("id").values()) == before
    done = store_suggestions(desk.version, found(desk, second(desk)))
    assert Mark.objects.get(pk=done.marks[0]).text == "أن العمل انتهى"
    assert len(done.marks) == 1
    assert Entity.objects.count() == 1


def test_what_is_decided_is_left_alone(desk: Desk) -> None:
    store_suggestions(desk.version, found(desk))
    desk.reject(Mark.objects.get(layer="quote"))
    desk.accept(Mark.objects.get(layer="place"))
    before = statuses(desk)
    assert store_suggestions(desk.version, found(desk)).decision is None
    assert statuses(desk) == before
    assert QuoteSpeaker.objects.count() == 1


def test_what_cannot_stand_beside_the_editors_marks_is_left_out(desk: Desk) -> None:
    desk.create("quote", "وزير النقل خالد منصور إن الطريق")
    desk.create("place", "في إربد")
    assert store_suggestions(desk.version, found(desk)).decision is None
    assert statuses(desk) == {}


def test_what_breaks_the_scheme_is_left_out(desk: Desk) -> None:
    unsound = [
        Quote("q7", *span(desk, "غدا في إربد، مضيفا"), QuoteKind.INDIRECT, why=WHY),
        Quote("q8", 5, 5, QuoteKind.INDIRECT, why=WHY),
        Quote("q9", *span(desk, " أن العمل"), QuoteKind.INDIRECT, why=WHY),
        Quote("q10", 0, len(desk.text) + 5, QuoteKind.MIXED, why=WHY),
    ]
    document = found(desk, *unsound)
    document.cues.append(Cue("c9", *span(desk, "وأكدت"), "أكد", WHY))
    store_suggestions(desk.version, document)
    assert len(statuses(desk)) == 4


def test_a_reviewed_article_gets_none(desk: Desk) -> None:
    review_article(user=desk.user, version=desk.version)
    assert store_suggestions(desk.version, found(desk)).decision is None
    assert statuses(desk) == {}


def test_after_undoing_what_came_before_the_article_is_in_review(desk: Desk) -> None:
    review_article(user=desk.user, version=desk.version)
    desk.create("place", "عمّان")
    store_suggestions(desk.version, found(desk))
    desk.undo()
    assert desk.shared.state == "in_review"
    assert set(statuses(desk).values()) == {"undecided"}


def test_nobody_undoes_the_suggester(desk: Desk) -> None:
    store_suggestions(desk.version, found(desk))
    desk.accept(Mark.objects.get(layer="quote"))
    desk.undo()
    assert set(statuses(desk).values()) == {"undecided"}


def test_another_text_is_refused(desk: Desk) -> None:
    document = found(desk)
    document.text += "!"
    with pytest.raises(ValueError, match="text version"):
        store_suggestions(desk.version, document)


def test_the_command_suggests_for_the_articles_named(desk: Desk) -> None:
    other = make_desk(desk.text + " نهاية", user=desk.user)
    out = io.StringIO()
    call_command("suggest", str(desk.article.pk), stdout=out)
    assert statuses(desk)
    assert not statuses(other)
    call_command("suggest", desk.article.pk, other.article.pk, stdout=out)
    assert statuses(other)
    call_command("suggest", desk.article.pk, other.article.pk, stdout=out)
    assert out.getvalue().splitlines()[-1] == "New or changed suggestions: 0, in 2 articles."
    with pytest.raises(CommandError, match="no article"):
        call_command("suggest", "999999")


def test_every_real_article_is_stored_as_the_suggester_found_it(shared, db) -> None:
    import json

    from annotations.suggest import suggest
    from tests.factories import make_article, version_of

    for line in (shared / "gold" / "dev.jsonl").read_text().splitlines()[:8]:
        import unicodedata

        text = unicodedata.normalize("NFC", json.loads(line)["text"])
        version = version_of(make_article(text))
        document = suggest(text)
        store_suggestions(version, document)
        stored = Mark.objects.filter(set__version=version)
        assert stored.filter(layer="quote").count() == len(document.quotes)
        assert stored.filter(layer="cue").count() == len(document.cues)
        assert stored.filter(layer="speaker").count() == len(document.speakers)
        assert stored.filter(layer="place").count() == len(document.places)
