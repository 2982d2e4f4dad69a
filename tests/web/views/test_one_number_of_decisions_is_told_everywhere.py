"""What is left of an article is one number, of decisions, on its page and in the queue; what is said beside
it is true in every state."""

import pytest
from django.test import override_settings
from django.urls import reverse

from annotations.actions.accept_mark import accept_mark
from annotations.models import Mark
from tests.browser.editing.article import make_suggested_article
from tests.factories import make_editor

pytestmark = pytest.mark.django_db


def _page(client, url, **asked) -> str:
    answer = client.get(url, asked, headers={"accept-language": "en"})
    return " ".join(answer.content.decode().split())


def _accept_a_quote() -> None:
    quote = Mark.objects.filter(layer="quote", status="undecided").order_by("start")[0]
    accept_mark(user=make_editor("first"), mark=quote, seen_version=quote.version)


def test_the_page_and_the_queue_say_the_same(client) -> None:
    article = make_suggested_article()
    client.force_login(make_editor())
    # Six quotes and three places: the cues and the mentions go with the quotes.
    for left in ("9", "8"):
        assert f"Decisions left: <b data-left-count>{left}</b>" in _page(client, article.get_absolute_url())
        assert f"Decisions left: {left}</span>" in _page(client, reverse("queue"))
        if left == "9":
            _accept_a_quote()


def test_who_would_review_without_a_script_is_told_the_same(client) -> None:
    article = make_suggested_article()
    client.force_login(make_editor())
    answer = client.post(reverse("article-review", args=[article.pk]), headers={"accept-language": "en"})
    assert answer.status_code == 422
    assert "9 decisions are left." in answer.content.decode()


@override_settings(PUBLIC_READING="all")
def test_a_reader_is_told_nobody_looked_only_where_nobody_did(client) -> None:
    article = make_suggested_article()
    page = _page(client, article.get_absolute_url())
    assert "nobody has checked them yet" in page
    assert "Decisions left" not in page
    _accept_a_quote()
    page = _page(client, article.get_absolute_url())
    assert "In review" in page
    assert "nobody has checked" not in page
    assert "marks are still the machine's suggestions; the others are decided" in page
