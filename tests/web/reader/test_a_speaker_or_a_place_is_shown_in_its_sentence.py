from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotations.actions.review_article import review_article
from annotations.models import Speaker
from newsreader.articles.importing import Incoming, store
from newsreader.articles.models import Article
from tests.factories import make_editor, make_place, version_of
from tests.web.desk import Desk

pytestmark = pytest.mark.django_db

TEXT = (
    "بدأ موسم الصيد قبل أسبوع. وكانت القوارب كثيرة.\n"
    "وقال رئيس التعاونية خالد منصور إن الشباك ممتلئة. وفي مدينة إربد كان الجو باردا.\n"
    "وختم بأن البحر لا ينتظر أحدا في تبوك، قريبا من إربد."
)


@pytest.fixture
def desk(settings) -> Desk:
    settings.PUBLIC_READING = "reviewed"
    url = "https://news.example/1"
    incoming = Incoming(
        "file", 1, TEXT, "موسم الصيد", True, url, published_at=datetime(2025, 1, 1, tzinfo=UTC)
    )
    store([incoming], on_refused=pytest.fail)
    article = Article.objects.get()
    desk = Desk(article, version_of(article), make_editor(), TEXT)
    quote = desk.create("quote", "إن الشباك ممتلئة", name="خالد منصور")
    desk.create("speaker", "رئيس التعاونية خالد منصور", quotes=[quote.pk])
    desk.create("quote", "بأن البحر لا ينتظر أحدا في تبوك", name="خالد منصور")
    desk.create("place", "إربد", place=make_place("jo-irbid", "إربد").key)
    desk.create("place", "تبوك")
    review_article(user=desk.user, version=desk.version)
    return desk


def lines(client, question: str, **more: str) -> list[tuple[str, str, str]]:
    answer = client.get(reverse("search"), {"q": question, **more})
    return [
        ("".join(s.text for s in line.before), line.hit, "".join(s.text for s in line.after))
        for hit in answer.context["hits"].found
        for line in hit.lines.lines
    ]


@pytest.mark.parametrize("question", ["متكلم:منصور", "speaker:«خالد منصور»"])
def test_an_article_shows_where_the_speaker_is_named(client, desk: Desk, question: str) -> None:
    assert lines(client, question) == [("وقال ", "رئيس التعاونية خالد منصور", " إن الشباك ممتلئة.")]


def test_a_speaker_found_by_a_former_name_is_shown_too(client, desk: Desk) -> None:
    from annotations.actions.correct_speaker import correct_speaker

    correct_speaker(user=desk.user, speaker=Speaker.objects.get().pk, name="خالد بن منصور الصياد")
    assert lines(client, "متكلم:الصياد") == lines(client, "متكلم:منصور")
    assert len(lines(client, "متكلم:الصياد")) == 1


def test_a_speaker_whom_the_text_does_not_name_is_shown_by_the_quote(client, desk: Desk) -> None:
    desk.delete(desk.shared.marks.get(text="إن الشباك ممتلئة"))
    review_article(user=desk.user, version=desk.version)
    assert lines(client, "متكلم:منصور") == [("وختم ", "بأن البحر لا ينتظر أحدا في تبوك", "، قريبا من إربد.")]


def test_an_article_shows_where_the_place_is_named(client, desk: Desk) -> None:
    assert lines(client, "مكان:إربد") == [("وفي مدينة ", "إربد", " كان الجو باردا.")]
    assert lines(client, "مكان:تبوك") == [("وختم بأن البحر لا ينتظر أحدا في ", "تبوك", "، قريبا من إربد.")]


def test_both_are_shown_each_in_its_sentence(client, desk: Desk) -> None:
    assert [hit for _, hit, _ in lines(client, "متكلم:منصور مكان:إربد")] == [
        "رئيس التعاونية خالد منصور",
        "إربد",
    ]


def test_what_is_excluded_is_not_shown(client, desk: Desk) -> None:
    assert [hit for _, hit, _ in lines(client, "متكلم:منصور -مكان:عمان")] == ["رئيس التعاونية خالد منصور"]


def test_words_that_are_asked_for_go_before(client, desk: Desk) -> None:
    assert [hit for _, hit, _ in lines(client, "القوارب متكلم:منصور")] == ["القوارب"]


def test_a_quote_shows_the_place_in_it(client, desk: Desk) -> None:
    [(before, hit, after)] = lines(client, "مكان:تبوك", **{"in": "quotes"})
    assert (before, hit, after) == ("بأن البحر لا ينتظر أحدا في ", "تبوك", "")
    # What somebody said is what was asked for: the words themselves stand there.
    assert lines(client, "متكلم:منصور", **{"in": "quotes"}) == []


def test_a_speaker_costs_one_question(client, desk: Desk) -> None:
    def cost(question: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            lines(client, question)
        return len(caught)

    cost("القوارب")
    assert cost("متكلم:منصور") <= 11
    assert cost("متكلم:منصور متكلم:خالد") == cost("متكلم:منصور") + 1
