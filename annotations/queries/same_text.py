"""The article that has the text of a document; else which one it must be of, and where the two differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Q
from django.utils.translation import gettext as _

from annotations.queries.written_number import whole_number
from annotations.scheme import Document
from newsreader.arabic.folding import fold_text
from newsreader.articles.importing.incoming import RefusedError, clean_text
from newsreader.articles.importing.refusal_words import in_words
from newsreader.articles.models import TextVersion

_AROUND = 20
# How much of the shorter text must be in the other, from the ends on, for the two to be one article's.
_LIKENESS = 0.5


@dataclass(frozen=True, slots=True)
class SameText:
    """The current text of an article that is the document's, or why there is none. `new` is whether nothing
    in the corpus is like it."""

    version: TextVersion | None = None
    why_not: str = ""
    new: bool = False


def hash_of(document: Document) -> bytes:
    """The SHA-256 of its text, by which a text is known; one that UTF-8 cannot hold has that of none."""
    return sha256(document.text.encode("utf-8", "surrogatepass")).digest()


def same_text(document: Document, *, by_title: bool = True) -> SameText:
    """Look for the document's text by its SHA-256; then for what is like it, to say where it differs: the
    text as import would keep it, a former version, the article of its address, of its number or, which
    reads every title, `by_title`."""
    rows = (
        TextVersion.objects.filter(content_hash=hash_of(document))
        .select_related("article")
        .order_by("article_id")
    )
    found = list(rows)
    current = [version for version in found if version.is_current and version.text]
    named = [version for version in current if version.article.url == document.meta.get("url")] or current
    if len(named) == 1:
        return SameText(named[0])
    if named:
        numbers = ", ".join(str(version.article_id) for version in named)
        return SameText(why_not=_("Several articles have this text: %(numbers)s.") % {"numbers": numbers})
    if any(not version.text for version in found):
        number = next(version.article_id for version in found if not version.text)
        return SameText(why_not=_("This text was withdrawn, as article %(number)d.") % {"number": number})
    for former in found:
        now = TextVersion.objects.get(article=former.article_id, is_current=True)
        said = _("It is version %(former)d of article %(number)d, whose text is another by now.") % {
            "former": former.number,
            "number": former.article_id,
        }
        return SameText(why_not=f"{said} {differing(document.text, now.text)}")
    return _like(document, by_title)


def _like(document: Document, by_title: bool) -> SameText:
    try:
        kept = clean_text(document.text)
    except RefusedError as refused:
        reason = in_words(refused.reason).removesuffix(".")
        return SameText(why_not=_("Its text cannot be kept: %(reason)s.") % {"reason": reason})
    if kept != document.text:
        said = _("Its text is not as texts are kept (NFC, line ends LF), so that its offsets would be wrong.")
        return SameText(why_not=f"{said} {differing(document.text, kept)}")
    for version in _candidates(document, by_title):
        if is_like(document, version):
            said = _("The text differs from that of article %(number)d.") % {"number": version.article_id}
            return SameText(why_not=f"{said} {differing(document.text, version.text)}")
    return SameText(why_not=_("No article has this text."), new=True)


def _candidates(document: Document, by_title: bool) -> list[TextVersion]:
    """Texts of the document's address, number or title."""
    asked = Q(pk__in=[])
    if (number := whole_number(document.id)) is not None:
        asked |= Q(article=number)
    for key in ("url", "title") if by_title else ("url",):
        if (said := _said(document, key)) is not None:
            asked |= Q(**{f"article__{key}": said})
    rows = TextVersion.objects.filter(asked, is_current=True).select_related("article")
    return list(rows.order_by("article_id")[:20])


def candidates_of(documents: Sequence[Document]) -> list[list[TextVersion]]:
    """For each document the current texts of its address and of its number: two queries for all."""
    urls = [_said(document, "url") for document in documents]
    numbers = [whole_number(document.id) for document in documents]
    current = TextVersion.objects.filter(is_current=True).select_related("article").order_by("article_id")
    # Asked in one, the two conditions would have every article read.
    by_url = {
        version.article.url: version
        for version in current.filter(article__url__among=[url for url in urls if url is not None])
    }
    known = [number for number in numbers if number is not None]
    by_number = {v.article_id: v for v in current.filter(article__among=known)} if known else {}
    found = []
    for url, number in zip(urls, numbers, strict=True):
        one = by_url.get(url) if url is not None else None
        other = by_number.get(number) if number is not None else None
        found.append([version for version in (one, other) if version is not None])
    return found


def _said(document: Document, key: str) -> str | None:
    """The address or title of the document, where it has one that an article could have."""
    value = document.meta.get(key)
    return value if isinstance(value, str) and value and "\0" not in value else None


def is_like(document: Document, version: TextVersion) -> bool:
    """Whether a text of another hash is the document's article's: of the same address, or alike."""
    of_address = version.article.url is not None and version.article.url == document.meta.get("url")
    return bool(version.text) and (of_address or _alike(document, version))


def _alike(document: Document, version: TextVersion) -> bool:
    ours, theirs = ("".join(fold_text(text).split()) for text in (document.text, version.text))
    shorter = min(len(ours), len(theirs))
    before = _common(ours, theirs)
    after = _common(ours[::-1], theirs[::-1])
    return min(before + after, shorter) >= _LIKENESS * shorter > 0


def _common(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    alike, differ = 0, min(len(one), len(other)) + 1
    while differ - alike > 1:
        middle = (alike + differ) // 2
        if one[alike:middle] == other[alike:middle]:
            alike = middle
        else:
            differ = middle
    return alike


def differing(theirs: str, ours: str) -> str:
    """Where a file's text first differs from ours: the code point and line in the file, and both wordings."""
    at = _common(theirs, ours)
    line = theirs.count("\n", 0, at) + 1
    values = {
        "at": at,
        "line": line,
        "theirs": _shown(theirs, at),
        "ours": _shown(ours, at),
    }
    return (
        _("From character %(at)d on, in line %(line)d, the file has “%(theirs)s”, the corpus “%(ours)s”.")
        % values
    )


def _shown(text: str, at: int) -> str:
    words = text[at : at + _AROUND].replace("\r", "␍").replace("\n", "⏎")
    # Isolated, so that a comma or a quotation mark at their edge stays on its side in a sentence of English.
    return f"\u2068{words}\u2069" if words else _("the end")
