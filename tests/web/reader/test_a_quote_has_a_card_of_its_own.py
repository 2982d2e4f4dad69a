import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotations.actions.review_article import review_article
from annotations.models import ListedQuote, Mark, Speaker
from newsreader.articles.models import Article
from tests.factories import make_editor
from tests.web.desk import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def quote(desk: Desk, settings) -> Mark:
    """A direct quote of a reviewed article, with its mention and cue."""
    settings.PUBLIC_READING = "reviewed"
    quote = desk.create("quote", "«لن نتأخر»", kind="direct", name="سعاد النجار")
    desk.create("speaker", "سعاد النجار", quotes=[quote.pk])
    desk.create("cue", "أكدت", quotes=[quote.pk])
    review_article(user=desk.user, version=desk.version)
    Article.objects.update(title="الطريق & الجسر")
    return quote


def card(client, quote: Mark, **headers) -> str:
    answer = client.get(reverse("quote", args=[quote.pk]), headers=headers or None)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_what_who_where_and_when(client, quote) -> None:
    page = card(client, quote)
    for told in ("«لن نتأخر»", "سعاد النجار", "الطريق &amp; الجسر"):
        assert told in page
    assert f"{reverse('article', args=[Article.objects.get().pk])}#mark-{quote.pk}" in page
    assert f'href="{reverse("speaker", args=[Speaker.objects.get(name="سعاد النجار").pk])}"' in page
    assert f">http://testserver{reverse('quote', args=[quote.pk])}</a>" in page


def test_its_paragraph_shows_it_with_speaker_and_cue(client, desk: Desk, quote) -> None:
    answer = client.get(reverse("quote", args=[quote.pk]))
    [line] = answer.context["page"].context
    assert [(piece.text, piece.classes) for piece in line if piece.classes] == [
        ("أكدت", "piece cue"),
        ("سعاد النجار", "piece speaker"),
        ("«لن نتأخر»", "piece quote direct"),
    ]
    assert (
        "".join(piece.text for piece in line) == "وأكدت سعاد النجار «لن نتأخر»، وشدد البيان على ضرورة الحذر."
    )


def test_machines_read_it_as_a_quotation(client, quote) -> None:
    page = card(client, quote)
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    said = json.loads(data)
    assert (said["@type"], said["text"]) == ("Quotation", "«لن نتأخر»")
    assert said["spokenByCharacter"] == [{"@type": "Person", "name": "سعاد النجار"}]
    assert said["isPartOf"]["headline"] == "الطريق & الجسر"
    assert 'property="og:title" content="سعاد النجار"' in page
    assert 'property="og:description" content="«لن نتأخر»"' in page
    assert f'rel="canonical" href="http://testserver{reverse("quote", args=[quote.pk])}"' in page


def test_what_is_no_accepted_quote_has_no_card(client, desk: Desk, settings) -> None:
    settings.PUBLIC_READING = "all"
    waiting = desk.suggested_quote("«لن نتأخر»", kind="direct", speakers=["سعاد النجار"])
    place = desk.create("place", "إربد")
    for user in (None, desk.user):
        if user:
            client.force_login(user)
        for number in (waiting.pk, place.pk, 999_999, 99999999999999999999):
            assert client.get(f"/quotes/{number}/").status_code == 404
            assert client.get(f"/quotes/{number}/cite.bib").status_code == 404
    desk.reject(waiting)
    assert client.get(f"/quotes/{waiting.pk}/").status_code == 404


def test_a_quote_that_was_deleted_is_gone_and_undo_brings_its_address_back(client, desk: Desk, quote) -> None:
    client.force_login(desk.user)
    desk.delete(Mark.objects.get(pk=quote.pk))
    assert client.get(reverse("quote", args=[quote.pk])).status_code == 404
    desk.undo()
    assert "«لن نتأخر»" in card(client, quote)


def test_who_may_not_read_the_article_has_no_card(client, desk: Desk, quote, settings) -> None:
    address = reverse("quote", args=[quote.pk])
    ListedQuote.objects.update(reviewed=False)
    assert client.get(address).status_code == 404
    settings.PUBLIC_READING = "all"
    assert client.get(address).status_code == 200
    Article.objects.update(visibility="hidden")
    assert client.get(address).status_code == 404
    client.force_login(make_editor("another"))
    assert client.get(address).status_code == 200


def test_the_citation_can_be_downloaded(client, quote) -> None:
    answer = client.get(reverse("quote-cite", args=[quote.pk]))
    assert answer["Content-Type"].startswith("application/x-bibtex")
    assert f'filename="quote-{quote.pk}.bib"' in answer["Content-Disposition"]
    assert r"title = {{الطريق \& الجسر}}" in answer.content.decode()


def test_it_is_said_in_english_too(client, quote) -> None:
    page = card(client, quote, **{"accept-language": "en"})
    assert 'lang="en" dir="ltr"' in page
    assert "Other quotes by" in page
    assert 'in “<bdi lang="ar">الطريق &amp; الجسر</bdi>”' in page


def test_a_card_takes_six_questions(client, quote) -> None:
    with CaptureQueriesContext(connection) as caught:
        card(client, quote)
    assert len(caught) == 6
