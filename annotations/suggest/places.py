"""Named places: from the gazetteer with clitics taken off, and by the generic word before an unknown name.

Token indices; a found place carries offsets of the text.
"""

from dataclasses import dataclass

from annotations.suggest import words
from annotations.suggest.gazetteer import GazetteerEntry
from annotations.suggest.keys import word_key
from annotations.suggest.layout import Layout
from annotations.suggest.place_choice import choose_places, supported
from annotations.suggest.place_context import (
    clearly_a_place,
    inside_organisation,
    needs_context,
    seldom_a_word,
    stands_free,
)
from annotations.suggest.place_lookup import longest_name, longest_names
from annotations.suggest.rule_names import PlaceRule
from annotations.suggest.tokens import WORD, Form
from annotations.suggest.words import word_class
from newsreader.arabic.clitics import proclitic_lengths
from newsreader.arabic.folding import fold

_SITE_HEADS = word_class("site_heads")
_AREA_HEADS = word_class("area_heads")
_AREAS_FOR_UNKNOWN = word_class("areas_for_unknown")
_SITE_TAILS = word_class("site_tails")
_ROYAL = word_class("royal")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be meant: its name begins at `offset` in the first token and ends before `last`."""

    entry: GazetteerEntry
    offset: int
    last: int


@dataclass(slots=True)
class Found:
    """A place in the text: offsets, the token range, its name as the gazetteer has it, its key or None."""

    start: int
    end: int
    first: int
    last: int
    name: str
    key: str | None
    rule: PlaceRule
    # The places that may be meant, and how sure it is that `key` is the one: between 0 and 1.
    candidates: tuple[Candidate, ...] = ()
    share: float = 1.0
    # Whether its own words and neighbours are enough; else the article must speak for its country.
    sure: bool = True


def find_places(layout: Layout) -> list[Found]:
    """All named places of the text in order, none overlapping."""
    tokens = layout.tokens
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        form = tokens[at].form
        place = None
        if form.kind == WORD:
            place = _site(layout, at) or _known(layout, at) or _unknown_area(layout, at)
        if place is None:
            at += 1
            continue
        found.append(place)
        at = place.last
    found = supported(layout, found)
    choose_places(layout, found)
    return found


def _known(layout: Layout, at: int) -> Found | None:
    tokens = layout.tokens
    candidates = [
        Candidate(entry, hit.offset, hit.last)
        for hit in longest_names(layout, at)
        for entry in hit.entries
        if stands_free(layout, at, hit.last, hit.offset, entry)
    ]
    if not candidates:
        return None
    entry, offset, last = candidates[0].entry, candidates[0].offset, candidates[0].last
    unsure = needs_context(layout, at, last, offset, entry)
    if word_key(tokens[at].form.text[offset:]) in _SITE_HEADS:
        while last < len(tokens) and tokens[last].form.word in _SITE_TAILS:
            last += 1
    start, end = tokens[at].start + offset, tokens[last - 1].end
    rule: PlaceRule = "gazetteer-needs-context" if unsure else "gazetteer"
    found = Found(start, end, at, last, entry.name, entry.key, rule, tuple(candidates))
    folded = word_key(" ".join(layout.text[start:end].split()))
    found.sure = not unsure or seldom_a_word(entry, folded) or clearly_a_place(layout, at, last)
    return found


def _site(layout: Layout, at: int) -> Found | None:
    """A named site with its generic word: مطار أبها الإقليمي، مستشفى الملك فهد، طريق شرما."""
    tokens = layout.tokens
    form = tokens[at].form
    stem, offset = _site_head(form)
    if not stem or at + 1 >= len(tokens):
        return None
    hit = longest_name(layout, at)
    known = hit.last if hit is not None else 0
    nxt = at + 1
    first = tokens[nxt].form
    if first.kind != WORD or first.conjunction:
        return None
    last = 0
    if first.word in _ROYAL:
        last = nxt + 1
        while last < len(tokens) and last - nxt < 5 and _name_part(tokens[last].form):
            last += 1
        if last == nxt + 1:
            last = 0
    elif (inner := longest_name(layout, nxt)) is not None and inner.offset == 0:
        last = inner.last
    elif _bare_unknown(first) and not first.definite and at and _locates(tokens[at - 1].form, form, offset):
        last = nxt + 1
    if last == 0 or last <= known:
        return None
    while last < len(tokens) and tokens[last].form.word in _SITE_TAILS:
        last += 1
    start, end = tokens[at].start + offset, tokens[last - 1].end
    name = " ".join(layout.text[start:end].split())
    return Found(start, end, at, last, name, None, "named-site")


def _site_head(form: Form) -> tuple[str, int]:
    if form.definite:
        return "", 0
    folded = form.word
    for length in proclitic_lengths(folded):
        if folded[length:] in _SITE_HEADS:
            return folded[length:], fold(form.text).starts[length]
    return "", 0


def _locates(before: Form, form: Form, offset: int) -> bool:
    return before.bare in ("في", "علي", "الي", "من", "عبر", "قرب") or offset > form.cut


def _name_part(form: Form) -> bool:
    if form.kind != WORD or form.conjunction or form.stem_at > form.cut:
        return False
    return form.role == "given_name" or form.word in words.NAME_JOINTS


def _bare_unknown(form: Form) -> bool:
    """Whether no reading makes the word a common one, and its ending does not look like an adjective's."""
    if (
        form.kind != WORD
        or form.readings
        or form.conjunction
        or form.stem_at > form.cut
        or len(form.word) < 3
    ):
        return False
    return not form.word.endswith(("ه", "ات", "ين", "ون")) and not form.prep


def _unknown_area(layout: Layout, at: int) -> Found | None:
    """An unknown name behind a generic word: قرية نعمي، محافظة كذا. The generic word stays out."""
    tokens = layout.tokens
    form = tokens[at].form
    if at == 0 or not _bare_unknown(form):
        return None
    before = tokens[at - 1].form
    if before.kind != WORD or before.definite or layout.text[tokens[at - 1].end : tokens[at].start] != " ":
        return None
    head = next(
        (before.word[n:] for n in proclitic_lengths(before.word) if before.word[n:] in _AREAS_FOR_UNKNOWN), ""
    )
    if not head or (form.word.endswith("ي") and head in ("مدينه", "قريه", "بلده") and form.definite):
        return None
    # What stands behind منطقة is a name only where it looks like no Arabic word: منطقة حظر, منطقة كاسكي.
    if head == "منطقه" and not (
        len(form.word) >= 5
        and not form.definite
        and not form.word.endswith("ها")
        and not form.word.startswith(("ال", "است"))
    ):
        return None
    if inside_organisation(layout, at - 1, 0):
        return None
    token = tokens[at]
    return Found(token.start, token.end, at, at + 1, form.text, None, "behind-generic-word")
