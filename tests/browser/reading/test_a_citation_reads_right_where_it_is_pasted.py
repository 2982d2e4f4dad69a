"""The letters of an English citation as a browser lays out plain text: what else reads Arabic in it does the
same, by Unicode's rules."""

from datetime import UTC, datetime

import pytest
from django.utils import translation
from playwright.sync_api import Page

from annotations.labels import QUOTE_KIND_LABELS
from annotations.queries.quote_cards import QuoteCard, Sayer
from annotations.queries.quote_page import QuotePage
from annotations.scheme import QuoteKind
from newsreader.articles.models import Article, Source
from newsreader.reader.citation import plain_citation

# Where each letter of a line is drawn.
_DRAWN = """() => {
  const node = document.querySelector("p").firstChild;
  return Array.from({ length: node.length }, (_, at) => {
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const { left, right } = range.getBoundingClientRect();
    return [left, right];
  });
}"""


def citation(title: str, outlet: str, names: list[str], text: str, kind: str) -> str:
    article = Article(pk=3, source=Source(name=outlet) if outlet else None, title=title)
    sayers = [Sayer(name, "person", None) for name in names]
    when = datetime(2025, 1, 31, tzinfo=UTC)
    label = QUOTE_KIND_LABELS[QuoteKind(kind)]
    card = QuoteCard(7, text, kind, label, article, when, True, sayers)
    with translation.override("en"):
        parts = plain_citation(QuotePage(card, text, [], [], False, False))
    return "".join(part.text for part in parts) + " https://news.example/quotes/7/"


@pytest.mark.parametrize("names", [[], ["سعاد النجار", "خالد منصور"]])
@pytest.mark.parametrize("outlet", ["", "جريدة التجربة"])
@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("الطريق والجسر", "«لن نتأخر»", "direct"),
        ("الجسر في عام 2025", "إن الجسر اكتمل عام 2024.", "indirect"),
        ("2025 عام الجسور!", "«تأخرنا!»", "direct"),
        ("تقرير BBC عن الجسر", "«لن» و«لن نتأخر»", "direct"),
        ("الجسر (القديم)", "إن BBC أخطأت «تماما»", "mixed"),
    ],
)
def test_each_arabic_part_is_whole_and_in_its_place(page: Page, title, text, kind, outlet, names) -> None:
    said = text.strip("«».") if text.count("«") < 2 and kind == "direct" else text.rstrip(".")
    whole = citation(title, outlet, names, text, kind)
    for direction in ("ltr", "auto"):
        style = "white-space: nowrap; font: 16px sans-serif"
        page.set_content(f'<p dir="{direction}" style="{style}">{whole}</p>')
        _assert_in_place(page.evaluate(_DRAWN), whole, [*names, title, outlet], said)


def _assert_in_place(drawn: list[list[float]], whole: str, named: list[str], said: str) -> None:
    before = 0.0
    # Both the article's parts and words between, as they follow each other from left to right.
    for part in filter(None, [*named, "2025: ", said, "https:"]):
        at = whole.index(part, whole.index("2025: ") if part == said else 0)
        letters = drawn[at : at + len(part)]
        left, right = min(x for x, _ in letters), max(x for _, x in letters)
        assert left >= before - 1, f"{part!r} is drawn before what it follows"
        assert right - left <= sum(x2 - x1 for x1, x2 in letters) + 1, f"{part!r} is cut up"
        if part not in ("2025: ", "https:"):
            assert letters[0][0] > letters[-1][0], f"{part!r} does not begin at the right"
        before = right
