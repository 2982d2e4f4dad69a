import re
from html import unescape

import pytest

from annotations.samples import gold
from annotations.scheme import marks_of
from tests.factories import make_article, make_marks_of, make_set

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("document", list(gold()), ids=lambda document: document.id)
def test_its_text_is_whole_and_its_marks_cover_their_words(client, settings, document):
    settings.PUBLIC_READING = "all"
    article = make_article(document.text)
    marks = make_marks_of(document, make_set(article))
    page = client.get(article.get_absolute_url()).content.decode()

    paragraphs = re.findall(r'<p data-start="(\d+)">(.*?)</p>', page, flags=re.DOTALL)
    covered: dict[str, str] = {}
    for start, paragraph in paragraphs:
        text = unescape(re.sub(r"<[^>]+>", "", paragraph))
        assert text == document.text[int(start) :].split("\n")[0]
        for ids, words in re.findall(r'<mark[^>]* data-marks="([\d ]+)"[^>]*>(.*?)</mark>', paragraph):
            for mark in ids.split():
                covered[mark] = covered.get(mark, "") + unescape(words)
    assert covered == {
        str(marks[mark.id].id): document.text[mark.start : mark.end].replace("\n", "")
        for _layer, mark in marks_of(document)
    }
    notes = re.findall(r'<li id="note-(\d+)"', page)
    assert sorted(notes) == sorted(str(marks[quote.id].id) for quote in document.quotes)
