"""How a quote is cited: as a sentence, and as an entry for BibTeX and BibLaTeX."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote as percent_encoded

from django.utils import timezone
from django.utils.translation import get_language_bidi, pgettext, pgettext_lazy
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
_PAIRS = {"«": "»", "“": "”", "„": "”", "‟": "”", '"': '"'}
_WITHIN_ANGLES = str.maketrans("«»", "“”")
_WITHIN_COMMAS = str.maketrans("“”", "«»")
_STOPS = " .،؛:,;"
# What is not said word for word, as a citation tells it.
_KINDS = {
    QuoteKind.INDIRECT: pgettext_lazy("of a quote that is cited", "reported, not word for word"),
    QuoteKind.MIXED: pgettext_lazy("of a quote that is cited", "reported, in part word for word"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a citation's words; `own` are those of the article, which are Arabic more often than not."""

    text: str
    own: bool = False


def plain_citation(page: QuotePage) -> list[Part]:
    """The quote with who said it, in which article of which outlet and when: one line, in parts, that ends
    with a full stop; the address is to be written after it.

    The words between are of the interface's language, the month of the setting ARABIC_MONTHS. What is not
    said word for word stands in no quotation marks but its own, and that is said.

    It reads right wherever it is pasted, also as plain text. A sentence that runs from left to right begins
    with a word of its own, keeps a word of its own between any two parts of the article, and has quotation
    marks of its own around them: so each part's letters are one run of their own. Only a part that would
    fall apart in it (`_falls_apart`) stands between isolates (U+2068, U+2069).
    """
    article, names = page.card.article, [_line(sayer.name) for sayer in page.card.sayers]
    between = pgettext("between the names of a citation", " and ")
    values = {
        "names": [part for name in names for part in (Part(between), _own(name))][1:],
        "title": [_own(_nested(_line(article.title)))],
        "outlet": [_own(_line(article.source.name))] if article.source else [],
        "date": [Part(_line(news_date(page.card.when)))],
        "quote": _quoted(page),
    }
    # Taken apart at the names of the values, which are every second part.
    cut = re.split(r"%\((\w+)\)s", _sentence(bool(names), bool(article.source)))
    parts = [values[of] if at % 2 else [Part(of)] for at, of in enumerate(cut)]
    return [part for some in parts for part in some if part.text]


def _sentence(named: bool, published: bool) -> str:
    if named and published:
        return _("Quote by %(names)s in “%(title)s”, published by %(outlet)s on %(date)s: %(quote)s.")
    if named:
        return _("Quote by %(names)s in “%(title)s” of %(date)s: %(quote)s.")
    if published:
        return _("Quote in “%(title)s”, published by %(outlet)s on %(date)s: %(quote)s.")
    return _("Quote in “%(title)s” of %(date)s: %(quote)s.")


def _quoted(page: QuotePage) -> list[Part]:
    if page.card.kind != QuoteKind.DIRECT:
        return [_own(_ended(_line(page.text))), Part(f" ({_KINDS[QuoteKind(page.card.kind)]})")]
    first, last = ("«", "»") if get_language_bidi() else ("“", "”")
    return [Part(first), _own(_nested(_bare(_line(page.text)))), Part(last)]


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
    # The comma and the marks of Arabic: these are Arabic names and words in every language of the interface.
    names = "، ".join(_line(sayer.name) for sayer in page.card.sayers)
    if page.card.kind == QuoteKind.DIRECT:
        said = f"«{_bare(_line(page.text)).translate(_WITHIN_ANGLES)}»"
    else:
        said = f"{_ended(_line(page.text))} ({_KINDS[QuoteKind(page.card.kind)]})"
    return f"{names}: {said}" if names else said


def _own(text: str) -> Part:
    return Part(f"\u2068{text}\u2069" if not get_language_bidi() and _falls_apart(text) else text, own=True)


def _falls_apart(text: str) -> bool:
    """Whether a text with Arabic letters is cut up, or loses its first or last mark to the other side, where
    it stands in a sentence that runs from left to right: it has letters that run so too, begins with what has
    no direction, or ends so."""
    ways = [unicodedata.bidirectional(letter) for letter in text if unicodedata.category(letter) != "Mn"]
    if not {"R", "AL"} & set(ways):
        return False
    # Digits take the direction of the Arabic letters before them.
    return "L" in ways or ways[0] not in ("R", "AL") or ways[-1] not in ("R", "AL", "AN", "EN")


def _whole(text: str) -> str:
    """A name or a title that stays whole: no `and` parts it, and no style changes its letters."""
    return f"{{{tex(text)}}}"


def _bare(line: str) -> str:
    """A quote without the quotation marks around all of it, and without the stop before the last one."""
    line = _ended(line)
    inner = line[1:-1]
    if _PAIRS.get(line[:1]) == line[-1:] and not {line[0], line[-1]} & set(inner) and inner.strip():
        return _ended(inner.strip())
    return line


def _ended(line: str) -> str:
    """Without the stop or comma at the end: the citation goes on, or has a stop of its own."""
    return line.rstrip(_STOPS) if line.rstrip(_STOPS) else line


def _nested(line: str) -> str:
    """What gets quotation marks around it: its own ones are of the other kind, a stop at its end is left
    out."""
    return _ended(line).translate(_WITHIN_ANGLES if get_language_bidi() else _WITHIN_COMMAS)


def _line(text: str) -> str:
    return _GAPS.sub(" ", _INVISIBLE.sub("", text)).strip()
