import re
from datetime import UTC, datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from annotations.labels import QUOTE_KIND_LABELS
from annotations.queries.quote_cards import QuoteCard, Sayer
from annotations.queries.quote_page import QuotePage
from annotations.scheme import QuoteKind
from newsreader.articles.models import Article, Source
from newsreader.reader.citation import bibtex, plain_citation, safe_address, tex

ADDRESS = "https://news.example/quotes/7/"
# What `tex` writes for a letter that TeX would take for a command.
WRITTEN = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
}


def page(
    text="«لن نتأخر»", names=("سعاد النجار",), outlet="جريدة التجربة", kind="direct", **fields
) -> QuotePage:
    values = {"title": "الطريق & الجسر", "url": None, **fields}
    article = Article(pk=3, source=Source(name=outlet) if outlet else None, **values)
    when = datetime(2025, 1, 31, 23, 30, tzinfo=UTC)
    sayers = [Sayer(name, "person", None) for name in names]
    card = QuoteCard(7, text, kind, QUOTE_KIND_LABELS[QuoteKind(kind)], article, when, True, sayers)
    return QuotePage(card, text, [], [], False, False)


@pytest.mark.parametrize(("months", "named"), [("ar_EG", "فبراير"), ("ar_LB", "شباط")])
def test_a_sentence_names_the_month_as_the_setting_says(settings, months, named) -> None:
    settings.ARABIC_MONTHS, settings.TIME_ZONE = months, "Africa/Cairo"
    with translation.override("ar"):
        assert plain_citation(page()) == (
            f"سعاد النجار: «لن نتأخر» ورد في «الطريق & الجسر»، جريدة التجربة، 1 {named} 2025."
        )


def test_it_is_one_line_and_says_only_what_is_known(settings) -> None:
    with translation.override("en"):
        told = plain_citation(page("«إن الجسر\nاكتمل»\u200f", names=(), outlet=""))
    assert told.startswith("\u2068«إن الجسر اكتمل»\u2069 Quoted in \u2068«الطريق & الجسر»\u2069, ")
    assert "\n" not in told


def test_what_is_not_said_word_for_word_gets_no_quotation_marks() -> None:
    told = page("إن الجسر اكتمل", kind="indirect")
    with translation.override("ar"):
        assert plain_citation(told).startswith("سعاد النجار: إن الجسر اكتمل (غير مباشر) ورد في ")
        assert "note = {سعاد النجار: إن الجسر اكتمل (غير مباشر)}" in bibtex(told, ADDRESS)


def test_an_entry_has_what_both_programs_read(settings) -> None:
    settings.TIME_ZONE = "UTC"
    entry = bibtex(page(url="https://paper.example/a{b}?x=1&y=%D8%A7_#z"), ADDRESS)
    assert entry == (
        "@misc{quote-7,\n"
        "  author = {{جريدة التجربة}},\n"
        "  title = {{الطريق \\& الجسر}},\n"
        "  date = {2025-01-31},\n"
        "  year = {2025},\n"
        "  month = jan,\n"
        "  howpublished = {\\url{https://paper.example/a%7Bb%7D?x=1&y=%D8%A7_#z}},\n"
        "  url = {https://news.example/quotes/7/},\n"
        "  note = {سعاد النجار: «لن نتأخر»},\n"
        "  langid = {arabic}\n"
        "}\n"
    )


def untex(written: str) -> str:
    for command, letter in WRITTEN.items():
        written = written.replace(command, f"\x00{ord(letter)}\x00")
    written = re.sub(r"\\([$&#_%])", r"\1", written)
    return re.sub(r"\x00(\d+)\x00", lambda found: chr(int(found[1])), written)


@given(st.text(alphabet='ابعد {}\\$&#_%~^"@,=«»a1'))
def test_no_text_can_break_an_entry(text: str) -> None:
    written = tex(text)
    assert untex(written) == " ".join(text.split())
    depth = 0
    # BibTeX counts every brace.
    for letter in written:
        depth += (letter == "{") - (letter == "}")
        assert depth >= 0
    assert depth == 0


@given(st.text())
def test_no_address_can_either(address: str) -> None:
    assert not set(safe_address(address)) & set('{}\\ "\n<>')
