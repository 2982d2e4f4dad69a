"""Named places: from the gazetteer with clitics taken off, and by the generic word before an unknown name.

Token indices; a found place carries offsets of the text.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache

from annotations.suggest import words
from annotations.suggest.gazetteer import GazetteerEntry, load
from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import is_role
from annotations.suggest.tokens import WORD, Form
from annotations.suggest.words import word_class
from newsreader.arabic.clitics import proclitic_lengths
from newsreader.arabic.folding import fold, fold_text

_LONGEST = 6
# Heads whose names swallow the place behind them: جامعة القاهرة، اتفاق أوسلو.
ORGANISATION_HEADS = word_class("organisation_heads")
_AFTER_CLUB = frozenset(["يونايتد", "سيتي"])
_JOINING = word_class("joining")
_SITE_HEADS = word_class("site_heads")
_AREA_HEADS = word_class("area_heads")
_AREAS_FOR_UNKNOWN = word_class("areas_for_unknown")
_SITE_TAILS = word_class("site_tails")
_ROYAL = word_class("royal")
_CONTEXT_NAMES = word_class("context_names")
# A country's short names: in news they are the country unless they are an adjective.
_SHORT_NAMES = frozenset({"المملكه", "السعوديه", "السلطنه", "الامارات", "سوريه", "قطر", "المتوسط"})
_CONTEXT = word_class("context")
_SULTANS = word_class("sultans")


@dataclass(slots=True)
class Found:
    """A place in the text: offsets, the token range, its name as the gazetteer has it, its key or None."""

    start: int
    end: int
    first: int
    last: int
    name: str
    key: str | None
    rule: str


@cache
def _first_words() -> dict[str, bool]:
    firsts: dict[str, bool] = {}
    for entry in load().entries:
        for name in (entry.name, *entry.variants):
            firsts[fold_text(name).split()[0]] = True
    return firsts


@cache
def _heads(text: str) -> tuple[tuple[int, str], ...]:
    """Where, in a token, a gazetteer name may begin: offset and the folded word from there, the longest
    first.
    """
    firsts = _first_words()
    folded = fold(text)
    found = []
    for length in proclitic_lengths(folded.text):
        rest = folded.text[length:]
        if rest in firsts:
            found.append((folded.starts[length], rest))
        elif length and folded.text[length - 1] == "ل" and rest[:1] == "ل" and "ا" + rest in firsts:
            found.append((folded.starts[length], "ا" + rest))
    return tuple(found)


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
    return found


def _match(layout: Layout, at: int) -> tuple[int, GazetteerEntry, int] | None:
    """The longest gazetteer name from token `at` on: its offset in the token, the entry, the token after
    it.
    """
    tokens = layout.tokens
    best = None
    text = tokens[at].form.text
    for offset, head in _heads(text) if len(text) < 40 else ():
        following = [head]
        for k in range(at + 1, min(at + _LONGEST, len(tokens))):
            if tokens[k].form.kind != WORD:
                break
            following.append(tokens[k].form.word)
        hit = load().longest_match(following, 0)
        if hit is None:
            continue
        length, entries = hit
        if best is None or length > best[2] - at:
            best = (offset, entries[0], at + length)
    return best


def _known(layout: Layout, at: int) -> Found | None:
    tokens = layout.tokens
    hit = _match(layout, at)
    if hit is None:
        return None
    offset, entry, last = hit
    if not _stands_free(layout, at, last, offset, entry):
        return None
    if fold_text(tokens[at].form.text[offset:]) in _SITE_HEADS:
        while last < len(tokens) and tokens[last].form.word in _SITE_TAILS:
            last += 1
    start, end = tokens[at].start + offset, tokens[last - 1].end
    rule = "gazetteer-needs-context" if _needs_context(layout, at, last, offset, entry) else "gazetteer"
    return Found(start, end, at, last, entry.name, entry.key, rule)


def _stands_alone(layout: Layout, at: int, last: int, offset: int, preposition: bool) -> bool:
    """Whether a name that is a word too is governed like a place and goes on with nothing: في صور، but not
    في إطار كذا.
    """
    tokens = layout.tokens
    before = tokens[at - 1].form if at else None
    folded = fold_text(tokens[at].form.text[offset:])
    if folded in _SHORT_NAMES or "ا" + folded in _SHORT_NAMES:
        return not (before is not None and before.kind == WORD and before.definite and offset == 0)
    if folded in _CONTEXT_NAMES:
        return False
    if not (
        preposition or (before is not None and before.bare in _CONTEXT and offset == tokens[at].form.cut)
    ):
        return False
    after = tokens[last].form if last < len(tokens) else None
    if after is None or after.kind != WORD:
        return True
    return bool(after.prep or after.conjunction or after.particle or after.comp or after.bare in words.TIMES)


def _spelt(entry: GazetteerEntry, written: str) -> bool:
    """Whether the name is written with its own ending: عنه is not عنة, حديثه not حديثة."""
    bare = "".join(c for c in written if not unicodedata.combining(c))
    if bare[-1:] not in ("ه", "ة"):
        return True
    return any(name[-1:] == bare[-1:] for name in entry.names if fold_text(name) == fold_text(bare))


def _stands_free(layout: Layout, at: int, last: int, offset: int, entry: GazetteerEntry) -> bool:
    """Whether the words are the place here: no part of a person's or organisation's name, no other word."""
    tokens = layout.tokens
    form = tokens[at].form
    before = tokens[at - 1].form if at else None
    after = tokens[last].form if last < len(tokens) else None
    touches = before is not None and before.kind == WORD
    clitic = form.word[len(form.word) - len(form.bare) :][:1] if offset > form.cut else ""
    preposition = written = False
    if offset > 0:
        letters = fold_text(form.text[:offset])
        written = letters[-1:] in ("ب", "ل", "ك")
        clitic = letters[-1:] if written else ""
        preposition = clitic == "ب"
    if after is not None and after.word in _AFTER_CLUB:
        return False
    if last - at == 1 and len(form.text) < 6 and not _spelt(entry, form.text[offset:]):
        return False
    if _needs_context(layout, at, last, offset, entry) and not (
        _in_a_list(layout, at, last)
        or (touches and before is not None and before.role in ("area", "site") and not before.definite)
        or (at < 12 and after is not None and after.text in (":", "-", "–"))
        or _stands_alone(layout, at, last, offset, preposition)
    ):
        return False
    if form.particle or (offset > 0 and form.role == "given_name"):
        return False
    if touches and before is not None and not written and not before.prep:
        if before.role == "given_name" and before.stem not in _SULTANS and not form.conjunction:
            return False
        if before.word in words.NAME_JOINTS and before.word != "ال":
            return False
    return preposition or not _inside_organisation(layout, at, offset)


def _needs_context(layout: Layout, at: int, last: int, offset: int, entry: GazetteerEntry) -> bool:
    """Whether the name by which the place was found is a common word or a person's name too."""
    tokens = layout.tokens
    written = layout.text[tokens[at].start + offset : tokens[last - 1].end]
    folded = fold_text(" ".join(written.split()))
    return (
        folded in _CONTEXT_NAMES
        or entry.needs_context(folded)
        or (folded.startswith("ل") and entry.needs_context("ا" + folded))
    )


def _in_a_list(layout: Layout, at: int, last: int) -> bool:
    """Whether another gazetteer name is joined to this one by و."""
    tokens = layout.tokens
    if last < len(tokens) and tokens[last].form.conjunction and _heads(tokens[last].form.text):
        return True
    return bool(tokens[at].form.conjunction and at and _heads(tokens[at - 1].form.text))


def _inside_organisation(layout: Layout, at: int, offset: int) -> bool:
    """Whether an organisation's head governs the place: جامعة القاهرة، هيئة تطوير مدينة الرياض."""
    tokens = layout.tokens
    form = tokens[at].form
    if form.conjunction and offset == form.cut:
        return False
    purpose = form.stem_at > form.cut
    for k in range(at - 1, max(-1, at - 7), -1):
        form = tokens[k].form
        if form.kind != WORD:
            return False
        if form.word == "اجل" or (form.word == "من" and tokens[k + 1].form.word == "اجل"):
            purpose = True
            continue
        if form.prep:
            return False
        if form.stem in ORGANISATION_HEADS or (
            purpose and form.stem.removeprefix("ال") in ORGANISATION_HEADS
        ):
            return True
        if form.word[:1] == "ل" and not form.definite:
            purpose = True
            continue
        if purpose and form.definite:
            continue
        if form.verb is not None and form.noun is None:
            return False
        if form.definite and k == at - 1 and not is_role(form) and form.word not in _JOINING:
            return False  # a closed phrase governs nothing, unless it is an adjective in the name
        if form.conjunction and not form.definite:
            return False
        if form.comp or form.bare in words.RELATIVES or form.bare in words.TIMES:
            return False
        if is_role(form) and not form.definite:
            return False
    return False


def _site(layout: Layout, at: int) -> Found | None:
    """A named site with its generic word: مطار أبها الإقليمي، مستشفى الملك فهد، طريق شرما."""
    tokens = layout.tokens
    form = tokens[at].form
    stem, offset = _site_head(form)
    if not stem or at + 1 >= len(tokens):
        return None
    hit = _match(layout, at)
    known = hit[2] if hit is not None else 0
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
    elif (inner := _match(layout, nxt)) is not None and inner[0] == 0:
        last = inner[2]
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
    if _inside_organisation(layout, at - 1, 0):
        return None
    token = tokens[at]
    return Found(token.start, token.end, at, at + 1, form.text, None, "behind-generic-word")
