import pytest

from newsreader.articles.importing import Incoming, store
from tests.factories import make_article, make_editor, version_of
from tests.web.desk import Desk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "question",
    ["عبدالرحمن", "عبد الرحمن", "«محمد عبدالرحمن منصور»", "«محمد عبد الرحمن منصور»", "رحمن", "عبد"],
)
def test_in_articles(client, settings, question: str) -> None:
    settings.PUBLIC_READING = "all"
    texts = ["قال محمد عبدالرحمن منصور نعم.", "قال محمد عبد الرحمن منصور لا.", "قال محمد منصور نعم."]
    store(
        [
            Incoming("f", n, text, f"خبر {n}", True, f"https://news.example/{n}")
            for n, text in enumerate(texts)
        ],
        on_refused=pytest.fail,
    )
    found = client.get("/search/", {"q": question}).context["hits"].found
    assert {hit.article.title for hit in found} == {"خبر 0", "خبر 1"}
    assert all(hit.lines.lines for hit in found)


@pytest.mark.parametrize("written", ["عبدالرحمن منصور", "عبد الرحمن منصور"])
@pytest.mark.parametrize("asked", ["عبدالرحمن", "عبد الرحمن", "«عبد الرحمن منصور»", "رحمن", "عبد"])
def test_as_a_speaker(client, settings, written: str, asked: str) -> None:
    settings.PUBLIC_READING = "all"
    article = make_article(f"قال {written} إن الطريق سالكة.")
    desk = Desk(article, version_of(article), make_editor(), version_of(article).text)
    quote = desk.create("quote", "إن الطريق سالكة", name=written)
    found = client.get("/search/", {"q": f"speaker:{asked}", "in": "quotes"}).context["hits"].found
    assert [hit.quote for hit in found] == [quote.pk]
