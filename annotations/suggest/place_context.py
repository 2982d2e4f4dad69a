"""Whether a name of the gazetteer is the place at a position of the text. Token indices."""

from annotations.suggest import words
from annotations.suggest.area_names import GOVERNORS, generic_word
from annotations.suggest.borrowed_names import inside_borrowed_name
from annotations.suggest.gazetteer import GazetteerEntry
from annotations.suggest.keys import without_marks, word_key
from annotations.suggest.layout import Layout
from annotations.suggest.organisation_names import inside_campaign, inside_organisation, inside_short_marks
from annotations.suggest.place_lists import in_a_list
from annotations.suggest.place_words import CONTEXT_NAMES, SHORT_NAMES, needs_context
from annotations.suggest.tokens import MARK, WORD, Form
from annotations.suggest.words import word_class

_SULTANS = word_class("sultans")
_CONTEXT = word_class("context")
_GENERIC = GOVERNORS | word_class("areas_for_known")
_PRAYERS = frozenset({"صلاه", "اذان", "وقت", "قبل", "قبيل", "بعد", "عند", "حتي", "مشرق", "مشارق"})


def _stands_alone(
    layout: Layout, at: int, last: int, offset: int, preposition: bool, entry: GazetteerEntry
) -> bool:
    """Whether a name that is a word too is governed like a place and goes on with nothing: في صور، but not
    في إطار كذا.
    """
    tokens = layout.tokens
    before = tokens[at - 1].form if at else None
    folded = word_key(tokens[at].form.text[offset:])
    if folded in SHORT_NAMES or "ا" + folded in SHORT_NAMES:
        if folded == "المغرب" and before is not None and before.stem.removeprefix("ال") in _PRAYERS:
            return False
        # كأس العالم قطر 2022: no adjective of the world's.
        return not (
            before is not None
            and before.kind == WORD
            and before.definite
            and offset == 0
            and before.stem != "العالم"
        )
    after = tokens[last].form if last < len(tokens) else None
    # احتضنت الرباط مؤتمرا: with its article the capital's name is seldom a word.
    governed = before is not None and before.kind == WORD and before.definite
    described = after is not None and after.definite
    if entry.kind == "capital" and folded.startswith("ال") and not governed and not described:
        return True
    if not (
        preposition or (before is not None and before.bare in _CONTEXT and offset in (0, tokens[at].form.cut))
    ):
        return False
    if after is None or after.kind != WORD or (entry.kind == "capital" and not after.definite):
        return True
    if after.stem_at > after.cut and not after.definite:
        return True  # في النيل بصورة فورية
    if after.prep or after.conjunction or after.particle or after.comp or after.bare in words.TIMES:
        return True
    # A name goes on with a verb or its own adjective; a common word would be followed by what it governs.
    return after.verb is not None and after.noun is None and not after.definite


def _spelt(entry: GazetteerEntry, written: str, governed: bool = False) -> bool:
    """Whether the name is written with its own letters: عنه is not عنة, بإبل not بابل.

    `governed`: a generic word before it says that it is a name, which newsrooms write جده too.
    """
    bare = without_marks(written)
    own = [without_marks(name) for name in entry.names if word_key(name) == word_key(bare)]
    if not own:
        return True  # behind لل the name has lost its alef
    if all(_other_hamza(bare, name) for name in own):
        return False
    if len(bare) > 5 or bare[-1:] not in ("ه", "ة") or (governed and bare[-1:] == "ه"):
        return True
    return any(name[-1:] == bare[-1:] for name in own)


def _other_hamza(written: str, name: str) -> bool:
    """Whether a letter within the word bears a hamza that the name's has not: بإبل is not بابل."""
    pairs = zip(written[1:], name[1:], strict=False)
    return any(a != b and (a in "أإآؤئ" and b not in "إى") for a, b in pairs)


_GOVERNING = frozenset({"الي", "في", "من", "علي", "عن"})


def stands_free(
    layout: Layout,
    at: int,
    last: int,
    offset: int,
    entry: GazetteerEntry,
    settled: frozenset[str] = frozenset(),
) -> bool:
    """Whether the words are the place here: no part of a person's or organisation's name, no other word.

    `settled`: folded names that are words too, but in this text the place.
    """
    tokens = layout.tokens
    form = tokens[at].form
    before = tokens[at - 1].form if at else None
    after = tokens[last].form if last < len(tokens) else None
    touches = before is not None and before.kind == WORD
    clitic = word_key(form.text[:offset])[-1:]
    written, preposition = clitic in ("ب", "ل", "ك"), clitic == "ب"
    if offset > 0 and form.word[0] in "وف" and before is not None and before.bare in _GOVERNING:
        return False  # إلى وجدة: behind a preposition no conjunction begins a name
    if (after is not None and after.word in words.BEHIND_A_CLUBS_TOWN) or inside_borrowed_name(
        layout, at, last
    ):
        return False
    if (
        form.word in words.ADDRESSEES
        and before is not None
        and after is not None
        and (before.kind, after.kind) == (MARK, MARK)
    ):
        return False  # قال لـ«الشرق الأوسط»: the newspaper
    governed = before is not None and bool(generic_word(before, _GENERIC))
    if offset == 0 and inside_short_marks(layout, at, last):
        return False
    if last - at == 1 and not _spelt(entry, form.text[offset:], governed):
        return False
    word_too = needs_context(layout, at, last, offset, entry)
    if word_too and not (
        _is_settled(layout, at, last, offset, settled)
        or clearly_a_place(layout, at, last)
        or is_governed_region(layout, at, entry)
        or _stands_alone(layout, at, last, offset, preposition, entry)
    ):
        return False
    if last - at == 1 and word_key(form.text[offset:]) == "كان" and not governed:
        return False
    if touches and before is not None and offset == 0 and _nationality(before, form, entry):
        return False
    if (form.particle and last - at == 1) or (offset > 0 and form.role == "given_name"):
        return False
    if touches and before is not None and not written and not before.prep:
        named = before.role == "given_name" and before.stem not in _SULTANS and not form.conjunction
        visited = entry.kind == "country" and not word_too
        if named and not visited and not _is_preposition(before, entry):
            return False  # but زار غابرييل إيران: nobody is called after a country
        if at > 1 and tokens[at - 2].form.word == "عبد" and before.definite:
            return False  # عبد الرزاق آيت باها
        joined = before.word in words.NAME_JOINTS and before.word != "ال" and not before.comp
        if joined and (word_too or before.word != "او"):
            return False
    if preposition or (entry.kind == "country" and _announces(before, offset)):
        return not inside_campaign(layout, at)
    return not inside_organisation(layout, at, offset) and not inside_campaign(layout, at)


def is_governed_region(layout: Layout, at: int, entry: GazetteerEntry) -> bool:
    """Whether a region's name with its generic word is no direction: والي جهة الشرق, but not من جهة الشرق."""
    if entry.kind != "region" or generic_word(layout.tokens[at].form, _GENERIC) != "جهه":
        return False
    return not (at and layout.tokens[at - 1].form.prep)


def _announces(before: Form | None, offset: int) -> bool:
    """Whether إعلان is what the country does, no treaty called after it: إعلان فرنسا انسحابها."""
    return offset == 0 and before is not None and before.stem == "اعلان"


def _is_settled(layout: Layout, at: int, last: int, offset: int, settled: frozenset[str]) -> bool:
    """Whether a name that the text settles is governed like a place's: لسلا, ساكنة سلا, but not نشر الصور."""
    tokens = layout.tokens
    folded = word_key(layout.text[tokens[at].start + offset : tokens[last - 1].end]) if settled else ""
    if folded not in settled or folded in CONTEXT_NAMES:
        return False
    before = tokens[at - 1].form if at else None
    if offset > tokens[at].form.cut:
        return True
    return (
        before is not None
        and before.kind == WORD
        and not before.definite
        and (bool(before.prep) or before.noun is not None or before.verb is None)
    )


def clearly_a_place(layout: Layout, at: int, last: int) -> bool:
    """Whether what stands around a name that is a word too says by itself that it is a place: the generic
    word before it (محافظة الغربية، العاصمة كابل), a place joined to it by و, the dateline's colon or dash,
    the dash of a byline (فلان – جدة).
    """
    before = layout.tokens[at - 1].form if at else None
    after = layout.tokens[last].form if last < len(layout.tokens) else None
    if at < 12 and after is not None and after.text in (":", "-", "–"):
        return True
    if before is not None and before.text in ("-", "–", "—") and _ends_byline(layout, at, last):
        return True
    if at < 12 and _whole_paragraph(layout, at, last):
        return True
    generic = (
        before is not None
        and before.kind == WORD
        and (before.role in ("area", "site") or bool(generic_word(before, _GENERIC)))
    )
    if before is not None and generic and (not before.definite or before.stem == "العاصمه"):
        return True
    return in_a_list(layout, at, last)


def _whole_paragraph(layout: Layout, at: int, last: int) -> bool:
    """Whether a name is all of its paragraph, as a dateline may be."""
    start = layout.tokens[at].start
    while start and layout.text[start - 1] == " ":
        start -= 1
    return layout.text[start - 1 : start] in ("", "\n") and _behind_blanks(layout, last) == "\n"


def _behind_blanks(layout: Layout, last: int) -> str:
    """The first sign behind the token before `last` that is no blank, or "" at the end of the text."""
    end = layout.tokens[last - 1].end
    while layout.text[end : end + 1] == " ":
        end += 1
    return layout.text[end : end + 1]


def _ends_byline(layout: Layout, at: int, last: int) -> bool:
    """Whether a paragraph of a name, a dash and this ends here: at most six words before the dash."""
    tokens, text = layout.tokens, layout.text
    if _behind_blanks(layout, last) not in ("", "\n"):
        return False
    begin = text.rfind("\n", 0, tokens[at].start) + 1
    before = [token for token in tokens[max(0, at - 8) : at] if token.start >= begin]
    return 2 < len(before) < 8 and all(token.form.kind == WORD for token in before[:-1])


def _is_preposition(before: Form, entry: GazetteerEntry) -> bool:
    """Whether علي is على in a newsroom's spelling: nobody is called علي مصر."""
    return before.text == "علي" and entry.kind not in ("city", "region", "site")


def _nationality(before: Form, form: Form, entry: GazetteerEntry) -> bool:
    """Whether the name is the accusative of an adjective: رجلا إيطاليا, but داعيا إيطاليا إلى."""
    noun = before.noun
    return (
        entry.kind == "country"
        and form.word.endswith("يا")
        and noun is not None
        and noun.accusative
        and before.word.endswith("ا")
        and noun.form != "active_participle"
        and before.verb is None
    )
