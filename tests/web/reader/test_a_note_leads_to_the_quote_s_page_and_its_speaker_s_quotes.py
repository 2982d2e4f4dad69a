import re

import pytest
from django.urls import reverse

from annotations.models import Speaker
from tests.web.desk import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client, desk: Desk, settings):
    """The article's page as a reader sees it, by its address."""
    settings.PUBLIC_READING = "all"

    def get(language: str = "en") -> str:
        answer = client.get(desk.article.get_absolute_url(), headers={"accept-language": language})
        return answer.content.decode()

    return get


def note(page: str, mark: int) -> str:
    [found] = re.findall(rf'<li id="note-{mark}".*?</li>', page, re.DOTALL)
    return found


def test_an_accepted_quote_s_note_does(desk: Desk, read) -> None:
    quote = desk.create("quote", "«لن نتأخر»", kind="direct", name="سعاد النجار")
    mention = desk.create("speaker", "سعاد النجار", quotes=[quote.pk])
    cue = desk.create("cue", "أكدت", quotes=[quote.pk])
    shown = note(read(), quote.pk)
    speaker = Speaker.objects.get(name="سعاد النجار")
    assert f'href="{reverse("quote", args=[quote.pk])}"' in shown
    assert f'{reverse("speaker", args=[speaker.pk])}" title="Other quotes: سعاد النجار"' in shown
    assert f'data-serving="{mention.pk} {cue.pk}"' in shown


def test_a_suggestion_has_no_page_to_lead_to(desk: Desk, read) -> None:
    waiting = desk.suggested_quote("«لن نتأخر»", kind="direct", speakers=["سعاد النجار"])
    shown = note(read(), waiting.pk)
    assert "/quotes/" not in shown
    assert f'href="#mark-{waiting.pk}"' in shown


@pytest.mark.parametrize(("language", "said"), [("en", "Quote by"), ("ar", "قول")])
def test_those_who_hear_the_page_hear_whose_quote_it_is(desk: Desk, read, language, said) -> None:
    quote = desk.create("quote", "«لن نتأخر»", kind="direct", name="سعاد النجار")
    shown = read(language)
    assert f'aria-roledescription="{said} سعاد النجار"' in shown
    assert f'<span class="unseen">{said} </span>' in note(shown, quote.pk)


def test_the_time_that_reading_takes_is_told(read) -> None:
    assert "1 minute to read" in read()
    assert "دقيقة للقراءة" in read("ar")
