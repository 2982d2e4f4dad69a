import re

import pytest

from tests.factories import make_article, make_quote, make_set

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(settings):
    settings.PUBLIC_READING = "all"
    article = make_article("قال خالد منصور إن الطريق مفتوح.", title="طريق")
    make_quote(make_set(article), "إن الطريق مفتوح", speakers=["خالد منصور"])
    return article


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_page_runs_as_its_language_and_the_text_as_arabic(client, article, language, direction):
    page = client.get(article.get_absolute_url(), headers={"accept-language": language}).content.decode()
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert '<div id="text" lang="ar" dir="rtl">' in page


def test_a_visitor_chooses_the_language(client, article):
    client.post("/language/setlang/", {"language": "en", "next": article.get_absolute_url()})
    page = client.get(article.get_absolute_url(), headers={"accept-language": "ar"}).content.decode()
    assert '<html lang="en" dir="ltr">' in page


def test_every_name_from_outside_is_isolated(client, article):
    page = client.get(article.get_absolute_url()).content.decode()
    outside_text = re.sub(r"<p data-start.*?</p>|<title>.*?</title>", "", page, flags=re.DOTALL)
    names = re.findall(r"<(\w+)[^>]*>خالد منصور<", outside_text)
    assert names == ["bdi", "bdi"]


def test_no_page_has_script_or_style_of_its_own(client, article):
    for address in ("/", article.get_absolute_url(), "/accounts/login/", "/nowhere/"):
        page = client.get(address).content.decode()
        assert "<style" not in page
        assert not re.search(r"\s(style|on\w+)=", page)
        for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", page, flags=re.DOTALL):
            data = re.search(r'type="application/(ld\+)?json"', attributes)
            assert "src=" in attributes or data
            assert "src=" not in attributes or not body.strip()
