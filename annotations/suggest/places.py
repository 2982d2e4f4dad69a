"""Named places: from the gazetteer with clitics taken off, and by the generic word before an unknown name.

Token indices; a found place carries offsets of the text.
"""

from annotations.suggest.area_names import (
    SEVERAL,
    area_head,
    generic_word,
    looks_foreign,
    unknown_name,
)
from annotations.suggest.found import Candidate, Found
from annotations.suggest.keys import word_key
from annotations.suggest.layout import Layout
from annotations.suggest.organisation_names import inside_organisation
from annotations.suggest.place_choice import choose_places, supported
from annotations.suggest.place_context import clearly_a_place, is_governed_region, stands_free
from annotations.suggest.place_lookup import longest_name, longest_names, name_starts
from annotations.suggest.place_words import needs_context, seldom_a_word
from annotations.suggest.rule_names import PlaceRule
from annotations.suggest.shapes import prefixed_masdar
from annotations.suggest.sites import SITE_HEADS, SITE_TAILS, read_site, site_head
from annotations.suggest.tokens import WORD, Form
from annotations.suggest.words import word_class
from newsreader.arabic.clitics import proclitic_lengths
from newsreader.arabic.folding import fold

_AREA_HEADS = word_class("area_heads")
# What a state's name begins with, which newsrooms leave out or write.
_STATES = frozenset({"جمهوريه", "مملكه", "سلطنه"})
# Generic words that stay out of a place's name even where the gazetteer's has them.
_AREAS = word_class("areas_outside_names")


def find_places(layout: Layout) -> list[Found]:
    """All named places of the text in order, none overlapping."""
    tokens = layout.tokens
    found: list[Found] = []
    at, several = 0, -1
    while at < len(tokens):
        form = tokens[at].form
        place = None
        if form.kind == WORD:
            # Most words begin no place: what each can begin is asked once.
            if (form.site_head or site_head(form))[0]:
                place = read_site(layout, at)
            if place is None and name_starts(form.text):
                place = _known(layout, at)
            if place is None and (at == several or (at and area_head(tokens[at - 1].form))):
                place = _unknown_area(layout, at, several)
        if place is None:
            at += 1
            continue
        found.append(place)
        if at and generic_word(tokens[at - 1].form, SEVERAL):
            several = place.last
        at = place.last
    found = supported(layout, found)
    found = _with_repeated(layout, _with_settled(layout, found))
    choose_places(layout, found)
    return found


def _with_settled(layout: Layout, found: list[Found]) -> list[Found]:
    """Further mentions of names that are words too and that the text shows once to be the place: after
    جماعة سلا also سكان سلا.
    """
    settled = frozenset(
        _folded(layout, place)
        for place in found
        if place.rule == "gazetteer-needs-context" and clearly_a_place(layout, place.first, place.last)
    )
    if not settled:
        return found
    taken = {at for place in found for at in range(place.first, place.last)}
    more = []
    for at, token in enumerate(layout.tokens):
        if at in taken or token.form.kind != WORD or not name_starts(token.form.text):
            continue
        place = _known(layout, at, settled)
        if place is not None and _folded(layout, place) in settled and place.first not in taken:
            more.append(place)
            taken.update(range(place.first, place.last))
    return sorted([*found, *more], key=lambda place: place.start)


def _with_repeated(layout: Layout, found: list[Found]) -> list[Found]:
    """Further mentions of unknown names that a generic word shows once: after منطقة كاسكي also إلى كاسكي."""
    shown = {
        _folded(layout, place)
        for place in found
        if place.rule == "behind-generic-word" and _stands_out(layout.tokens[place.first].form)
    }
    if not shown:
        return found
    taken = {at for place in found for at in range(place.first, place.last)}
    more = []
    for at, token in enumerate(layout.tokens):
        form = token.form
        if at in taken or form.kind != WORD or form.readings:
            continue
        for length in proclitic_lengths(form.word):
            offset = fold(form.text).starts[length]
            if form.word[length:] in shown and not inside_organisation(layout, at, offset):
                start = token.start + offset
                name = layout.text[start : token.end]
                more.append(Found(start, token.end, at, at + 1, name, None, "behind-generic-word"))
                break
    return sorted([*found, *more], key=lambda place: place.start)


def _stands_out(form: Form) -> bool:
    """Whether a name looks like no word of Arabic's, with or without a preposition."""
    return looks_foreign(form) and not prefixed_masdar(form)


def _folded(layout: Layout, place: Found) -> str:
    return word_key(" ".join(layout.text[place.start : place.end].split()))


def _known(layout: Layout, at: int, settled: frozenset[str] = frozenset()) -> Found | None:
    tokens = layout.tokens
    candidates = [
        Candidate(entry, hit.offset, hit.last)
        for hit in longest_names(layout, at)
        for entry in hit.entries
        if stands_free(layout, at, hit.last, hit.offset, entry, settled)
    ]
    if not candidates:
        return None
    entry, offset, last = candidates[0].entry, candidates[0].offset, candidates[0].last
    unsure = needs_context(layout, at, last, offset, entry)
    if word_key(tokens[at].form.text[offset:]) in SITE_HEADS:
        while last < len(tokens) and tokens[last].form.word in SITE_TAILS:
            last += 1
    start, end = tokens[at].start + offset, tokens[last - 1].end
    if word_key(tokens[at].form.text[offset:]) in _AREAS:
        rest = longest_name(layout, at + 1)
        whole = rest is not None and rest.offset == 0 and rest.last >= last
        if whole or (last > at + 1 and is_governed_region(layout, at, entry)):
            start = tokens[at + 1].start
    state = tokens[at - 1].form if at and offset == 0 else None
    if (
        state is not None
        and entry.kind == "country"
        and state.stem in _STATES
        and not state.definite
        and not (last < len(tokens) and tokens[last].form.definite)
    ):
        at, start = at - 1, tokens[at - 1].start + max(state.stem_at, state.cut)  # جمهورية كينيا
    rule: PlaceRule = "gazetteer-needs-context" if unsure else "gazetteer"
    found = Found(start, end, at, last, entry.name, entry.key, rule, tuple(candidates))
    folded = word_key(" ".join(layout.text[start:end].split()))
    found.sure = not unsure or seldom_a_word(entry, folded) or clearly_a_place(layout, at, last)
    return found


def _unknown_area(layout: Layout, at: int, several: int) -> Found | None:
    """An unknown name behind a generic word: قرية نعمي، محافظة كذا. The generic word stays out.

    `several`: the token behind a name that a dual or plural governs, which one more may be joined to.
    """
    token = layout.tokens[at]
    start = token.start
    last = unknown_name(layout, at)
    if not last and at == several and token.form.word[0] == "و" and len(token.form.word) > 3:
        last, start = at + 1, start + fold(token.form.text).starts[1]
        if not (token.form.stem.startswith("ال") or not token.form.readings):
            return None
    if not last or inside_organisation(layout, at - 1, 0):
        return None
    end = layout.tokens[last - 1].end
    name = " ".join(layout.text[start:end].split())
    return Found(start, end, at, last, name, None, "behind-generic-word")
