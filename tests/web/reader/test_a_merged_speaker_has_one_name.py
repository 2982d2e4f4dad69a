"""Readers see the name that stays, wherever a merged speaker is named; the other is an alias."""

import pytest
from django.urls import reverse

from annotations.actions.merge_speakers import merge_speakers
from annotations.actions.undo_speaker_change import undo_speaker_change
from annotations.models import ListedQuote
from tests.factories import make_editor
from tests.web.reader.saying import a_speaker, said_on

pytestmark = pytest.mark.django_db

FORMER, LEFT = "خالد السعيد", "خالد منصور"


@pytest.fixture
def merged(settings):
    settings.PUBLIC_READING = "reviewed"
    # The text calls him by his office, so that his name is the page's word alone.
    quote = said_on(1, FORMER, "إن الجسر اكتمل", mention="الوزير")
    said_on(2, LEFT, "إن الطريق طويلة", mention="المدير")
    editor = make_editor()
    change = merge_speakers(user=editor, speaker=a_speaker(FORMER).pk, into=a_speaker(LEFT).pk)
    return quote, change, editor


def shown(client, name: str, *args, **query) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def pages(client, quote) -> dict[str, str]:
    article = ListedQuote.objects.get(pk=quote.pk).article_id
    return {
        "article": shown(client, "article", article),
        "list": shown(client, "article-list"),
        "quotes": shown(client, "quote-list"),
        "quote": shown(client, "quote", quote.pk),
        "citation": shown(client, "quote-cite", quote.pk),
        "search": shown(client, "search", q="الجسر", **{"in": "quotes"}),
        "speakers": shown(client, "speaker-list"),
        "feed": shown(client, "article-feed"),
        "speaker's feed": shown(client, "speaker-feed", a_speaker(LEFT).pk),
    }


def test_the_name_that_stays_is_everywhere(client, merged) -> None:
    quote, _, _ = merged
    for where, page in pages(client, quote).items():
        assert (where, LEFT in page or where == "feed", FORMER in page) == (where, True, False)


def test_the_other_name_is_an_alias(client, merged) -> None:
    speaker = shown(client, "speaker", a_speaker(LEFT).pk)
    assert FORMER in speaker[speaker.index('class="variants"') :].partition("</p>")[0]
    assert "الجسر" in shown(client, "search", q=f"متكلم:«{FORMER}»", **{"in": "quotes"})


def test_undone_each_has_its_own_again(client, merged) -> None:
    quote, change, editor = merged
    undo_speaker_change(user=editor, change=change.pk)
    assert FORMER in shown(client, "quote", quote.pk)


def test_a_quote_of_both_names_the_one_once(client, settings) -> None:
    settings.PUBLIC_READING = "reviewed"
    quote = said_on(1, [FORMER, LEFT], "إن الجسر اكتمل")
    merge_speakers(user=make_editor(), speaker=a_speaker(FORMER).pk, into=a_speaker(LEFT).pk)
    assert [sayer.name for sayer in client.get(reverse("quote", args=[quote.pk])).context["card"].sayers] == [
        LEFT
    ]
