"""/guidelines/ shows the whole scheme with drawn examples in the language one reads."""

import html
import re

import pytest

from annotations.guidelines.reading import LANGUAGES, sections
from annotations.scheme import SCHEME_VERSION, Layer, QuoteKind

pytestmark = pytest.mark.django_db


def page(client, address: str = "/guidelines/", **headers) -> str:
    response = client.get(address, **headers)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_stands_at_its_address_with_its_examples(client, language) -> None:
    shown = page(client, f"/guidelines/?in={language}")
    words = html.unescape(re.sub("<[^>]+>", "", shown))
    assert f'<html lang="{language}"' in shown
    for section in sections():
        assert f'id="{section.id}"' in shown
        for rule in section.rules:
            assert f'<section class="rule" id="{rule.id}"' in shown
            assert rule.titles[language] in words
            for example in rule.examples:
                assert all(line in words for line in example.document.text.split("\n"))
                assert (example.gloss in words) == (language == "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_layer_and_kind_is_drawn(client, language) -> None:
    shown = page(client, f"/guidelines/?in={language}")
    examples = shown[shown.index('<figure class="example">') :]
    for layer in Layer:
        assert re.search(rf'<mark class="piece [^"]*\b{layer.value}\b', examples)
    for kind in QuoteKind:
        assert re.search(rf'<mark class="piece quote {kind.value}\b', examples)
    assert re.search(r'<mark class="[^"]*\bunmarked\b', examples)


def test_letters_stay_joined_across_a_boundary(client) -> None:
    assert re.search("وب<mark[^>]*>القاهرة</mark>", page(client))


def test_the_page_speaks_the_interface_s_language_and_names_the_version(client) -> None:
    assert '<html lang="ar"' in page(client)
    english = page(client, headers={"accept-language": "en"})
    assert '<html lang="en"' in english
    assert f"Version {SCHEME_VERSION} of the annotation scheme" in english


def test_the_language_button_leads_to_the_page_in_that_language(client) -> None:
    assert 'name="next" value="/guidelines/"' in page(client, "/guidelines/?in=en")


def test_the_editor_gets_the_text_alone(client) -> None:
    response = client.get("/guidelines/", headers={"hx-request": "true"})
    assert "<html" not in response.content.decode()
    assert 'id="quote"' in response.content.decode()
    assert "HX-Request" in response.headers["Vary"]


def test_every_page_leads_there(client) -> None:
    assert '<a href="/guidelines/">' in page(client, "/")
