"""Named sites with their generic word: مطار أبها الإقليمي، مسجد الرحمن. Token indices."""

from annotations.suggest import words
from annotations.suggest.area_names import bare_unknown, compound_end, looks_foreign
from annotations.suggest.borrowed_names import inside_borrowed_name
from annotations.suggest.found import Found
from annotations.suggest.layout import Layout
from annotations.suggest.place_lookup import longest_name
from annotations.suggest.tokens import MARK, WORD, Form
from annotations.suggest.words import word_class
from newsreader.arabic.clitics import proclitic_lengths
from newsreader.arabic.folding import fold

SITE_HEADS = word_class("site_heads")
# What may stand behind a site's name as part of it: الدولي.
SITE_TAILS = word_class("site_tails")
_ROYAL = word_class("royal")
# Squares and junctions, which common nouns name too: ساحة الحرية، مثلث الكهرباء.
_SQUARES = word_class("squares")
# Sites that common nouns go with: محطة قطار، قاعة اجتماعات.
_OFTEN_WORDS = word_class("sites_often_words")
_ORDINALS = word_class("ordinals")


def site_head(form: Form) -> tuple[str, int]:
    folded = form.word
    form.site_head = "", 0
    for length in proclitic_lengths(folded) if not form.definite else ():
        if folded[length:] in SITE_HEADS:
            form.site_head = folded[length:], fold(form.text).starts[length]
            break
    return form.site_head


def read_site(layout: Layout, at: int) -> Found | None:
    """A named site with its generic word: مطار أبها الإقليمي، مستشفى الملك فهد، طريق شرما."""
    tokens = layout.tokens
    form = tokens[at].form
    stem, offset = form.site_head or site_head(form)
    if not stem or at + 1 >= len(tokens):
        return None
    hit = longest_name(layout, at)
    known = hit.last if hit is not None else 0
    nxt = at + 1
    first = tokens[nxt].form
    located = bool(at) and _locates(tokens[at - 1].form, form, offset)
    if first.kind == MARK and located and nxt + 2 < len(tokens) and tokens[nxt + 2].form.kind == MARK:
        last = nxt + 3  # جبل "كذا"
    elif first.kind != WORD or first.conjunction:
        return None
    else:
        last = 0
    if first.word in _ROYAL:
        last = nxt + 1
        while last < len(tokens) and last - nxt < 5 and _name_part(tokens[last].form):
            last += 1
        if last == nxt + 1:
            last = compound_end(layout, nxt)
    elif last == 0 and (inner := longest_name(layout, nxt)) is not None and inner.offset == 0:
        last = inner.last
    elif last == 0:
        last = compound_end(layout, nxt) or _namesake(layout, nxt)
        if last == 0 and located:
            last = _unknown_site(layout, nxt, stem)
    if last == 0 or last <= known or inside_borrowed_name(layout, at, last):
        return None
    while last < len(tokens) and tokens[last].form.word in SITE_TAILS:
        last += 1
    start, end = tokens[at].start + offset, tokens[last - 1].end
    name = " ".join(layout.text[start:end].split())
    return Found(start, end, at, last, name, None, "named-site")


def _namesake(layout: Layout, at: int) -> int:
    """The end of a person's name of two words or more that a site bears: شارع محمد الخامس, or 0."""
    tokens = layout.tokens
    last = at
    while last < len(tokens) and last - at < 4:
        form = tokens[last].form
        if not (_name_part(form) or (last > at and form.word in _ORDINALS)):
            break
        last += 1
    return last if last - at >= 2 else 0


def _unknown_site(layout: Layout, at: int, head: str) -> int:
    """The end of a site's name that the gazetteer lacks, behind its generic word `head`, or 0."""
    form = layout.tokens[at].form
    if layout.tokens[at - 1].form.text.endswith("ه") or form.word in words.NEVER_PLACE_NAMES:
        return 0  # مكتبه is his office
    if bare_unknown(form) and not form.definite and (head not in _OFTEN_WORDS or looks_foreign(form)):
        return at + 1
    squares = (
        head in _SQUARES
        and form.definite
        and form.stem_at == form.cut
        and form.word not in words.NEVER_PLACE_NAMES
    )
    return at + 1 if squares else 0


def _locates(before: Form, form: Form, offset: int) -> bool:
    return before.bare in ("في", "علي", "الي", "من", "عبر", "قرب") or offset > form.cut


def _name_part(form: Form) -> bool:
    if form.kind != WORD or form.conjunction or form.stem_at > form.cut:
        return False
    return form.role == "given_name" or form.word in words.NAME_JOINTS
