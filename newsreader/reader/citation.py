"""How a quote is cited: as a sentence, and as an entry for BibTeX and BibLaTeX."""

import re
from urllib.parse import quote as percent_encoded

from django.utils import timezone
from django.utils.translation import get_language_bidi, pgettext
from django.utils.translation import gettext as _

from annotations.queries.quote_page import QuotePage
from annotations.scheme import QuoteKind
from newsreader.reader.templatetags.dates import news_date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# What TeX would not print as it stands. BibTeX counts braces, escaped ones too, so these have names.
_TEX = {
    ord("\\"): r"\textbackslash{}",
    ord("{"): r"\textbraceleft{}",
    ord("}"): r"\textbraceright{}",
    ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}",
} | {ord(letter): f"\\{letter}" for letter in "$&#_%"}
# White space, the controls, and the marks of direction, which TeX's own engines would print or refuse.
_GAPS = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_INVISIBLE = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_OPENING = '«"“„‟'


def plain_citation(page: QuotePage) -> str:
    """The quote with who said it, in which article of which outlet and when, on one line that ends with a
    full stop; the address is to be written after it.

    The words between are of the interface's language, the month of the setting ARABIC_MONTHS. What is not
    said word for word stands in no quotation marks but its own. Within a sentence that runs from left to
    right the Arabic parts stand between isolates (U+2068, U+2069), which keep their order where it is pasted.
    """
    card = page.card
    comma = pgettext("between names", ", ")
    where = [_isolated(_in_marks(card.article.title))]
    if card.article.source:
        where.append(_isolated(_line(card.article.source.name)))
    where.append(news_date(card.when))
    return f"{_isolated(_said(page))} {_('Quoted in')} {comma.join(where)}."


def bibtex(page: QuotePage, address: str) -> str:
    """A ``@misc`` entry of the article with the quote as its note: UTF-8, every value safe in TeX.

    The outlet is the author, `address` that of the quote's page. `year` and `month` are for BibTeX, whose
    macros each style prints in its own language; `date` is for BibLaTeX, which knows the day too.
    """
    card = page.card
    when = timezone.localtime(card.when)
    fields = {
        "author": _whole(card.article.source.name) if card.article.source else "",
        "title": _whole(card.article.title),
        "date": f"{when:%Y-%m-%d}",
        "year": f"{when.year}",
        "howpublished": rf"\url{{{safe_address(card.article.url)}}}" if card.article.url else "",
        "url": safe_address(address),
        "note": tex(_said(page)),
        "langid": "arabic",
    }
    lines = []
    for name, value in fields.items():
        if value:
            lines.append(f"  {name} = {{{value}}}")
        if name == "year":
            lines.append(f"  month = {_MONTHS[when.month - 1]}")
    return f"@misc{{quote-{card.quote},\n" + ",\n".join(lines) + "\n}\n"


def tex(text: str) -> str:
    """The text on one line, safe within the braces of a field."""
    return _line(text).translate(_TEX)


def safe_address(address: str) -> str:
    """The address with all that could end or open a group percent-encoded, and what is not ASCII."""
    return percent_encoded(_line(address), safe=":/?#[]@!$&'()*+,;=%~-._")


def _said(page: QuotePage) -> str:
    # The comma of Arabic: these are Arabic names in every language of the interface.
    names = "، ".join(_line(sayer.name) for sayer in page.card.sayers)
    if page.card.kind == QuoteKind.DIRECT:
        said = _in_marks(page.text)
    else:
        said = f"{_line(page.text)} ({page.card.kind_label})"
    return f"{names}: {said}" if names else said


def _isolated(text: str) -> str:
    return text if get_language_bidi() else f"\u2068{text}\u2069"


def _whole(text: str) -> str:
    """A name or a title that stays whole: no `and` parts it, and no style changes its letters."""
    return f"{{{tex(text)}}}"


def _in_marks(text: str) -> str:
    line = _line(text)
    return line if line[:1] in _OPENING else f"«{line}»"


def _line(text: str) -> str:
    return _GAPS.sub(" ", _INVISIBLE.sub("", text)).strip()
