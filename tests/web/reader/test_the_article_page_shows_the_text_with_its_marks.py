import json
import re
from html import unescape

import pytest

from tests.factories import (
    make_article,
    make_editor,
    make_entity,
    make_mark,
    make_place,
    make_quote,
    make_set,
)

pytestmark = pytest.mark.django_db

TEXT = (
    'وقال الناطق باسم البلدية خالد منصور إن "الطريق إلى إربد ستفتح غدا"، مشيرا إلى أن العمل انتهى.\n\n'
    "وبحسب الشركة لا تأخير."
)


@pytest.fixture
def article(settings):
    settings.PUBLIC_READING = "all"
    return make_article(TEXT, title="طريق إربد", outlet="جريدة التجربة")


def paragraphs_of(html: str) -> list[str]:
    return re.findall(r'<p data-start="\d+">(.*?)</p>', html, flags=re.DOTALL)


def text_of(paragraph: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", paragraph))


def test_the_text_stands_unchanged_with_nested_and_mid_word_marks(article, client):
    shared = make_set(article)
    mention = ("خالد منصور", "الناطق باسم البلدية خالد منصور")
    make_quote(shared, 'إن "الطريق إلى إربد ستفتح غدا"', kind="mixed", speakers=[mention], cues=["قال"])
    make_mark(shared, "place", "إربد", place=make_place("jo-irbid", "إربد"))
    page = client.get(article.get_absolute_url())
    paragraphs = paragraphs_of(page.content.decode())
    assert [text_of(p) for p in paragraphs] == TEXT.split("\n\n")
    assert paragraphs[0].startswith("و<mark")
    inside = re.search(r'<mark class="([^"]+)"[^>]*data-layers="([^"]+)"[^>]*>إربد</mark>', paragraphs[0])
    assert inside
    assert inside[2] == "quote place"
    assert {"piece", "quote", "mixed", "place"} == set(inside[1].split())


def test_the_margin_names_the_speakers_of_every_quote(article, client):
    shared = make_set(article)
    first = make_quote(shared, 'إن "الطريق إلى إربد ستفتح غدا"', kind="mixed", speakers=["خالد منصور"])
    second = make_quote(shared, "لا تأخير")
    html = client.get(article.get_absolute_url()).content.decode()
    rows = html.split('<div class="row">')[1:]
    assert f'id="note-{first.id}"' in rows[0]
    assert "<bdi" in rows[0]
    assert "خالد منصور</bdi>" in rows[0]
    assert f'id="note-{second.id}"' in rows[1]
    assert 'class="nobody"' in rows[1]


def test_the_editor_gets_the_data_of_the_marks_and_a_visitor_does_not(article, client):
    shared = make_set(article)
    quote = make_quote(shared, "أن العمل انتهى", speakers=["خالد منصور"], cues=["مشيرا إلى"])
    assert b"marks-data" not in client.get(article.get_absolute_url()).content
    client.force_login(make_editor())
    html = client.get(article.get_absolute_url()).content.decode()
    found = re.search(r'<script id="marks-data" type="application/json">(.*?)</script>', html)
    assert found
    marks = {mark["id"]: mark for mark in json.loads(found[1])}
    entity = make_entity(shared, "خالد منصور")
    assert marks[quote.id]["speakers"] == [{"entity": entity.id, "name": "خالد منصور", "mention": None}]
    [cue] = marks[quote.id]["cues"]
    assert marks[cue]["layer"] == "cue"
    assert marks[cue]["quotes"] == [quote.id]
    assert 'id="panel"' in html
    assert "data-editable" in html
