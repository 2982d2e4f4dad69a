"""Named places: from the gazetteer with clitics taken off, and by the generic word before an unknown name.

Token indices; a found place carries offsets of the text.
"""

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
    start, end = tokens[at].start + offset, tokens[last - 1].end
    rule = "gazetteer-ambiguous" if entry.ambiguous else "gazetteer"
    return Found(start, end, at, last, entry.name, entry.key, rule)


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
    if entry.ambiguous and not (
        preposition
        or (touches and before is not None and (before.bare in _CONTEXT or before.role in ("area", "site")))
        or _in_a_list(layout, at, last)
    ):
        return False
    if touches and before is not None and not written:
        if before.role == "given_name" and before.stem not in _SULTANS and not form.conjunction:
            return False
        if before.word in words.NAME_JOINTS and before.word != "ال":
            return False
    return preposition or not _inside_organisation(layout, at, offset)


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
    for k in range(at - 1, max(-1, at - 6), -1):
        form = tokens[k].form
        if form.kind == "mark":
            continue
        if form.kind != WORD or form.prep:
            return form.word == "اجل" if form.kind == WORD else False
        if form.stem in ORGANISATION_HEADS:
            return True
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
