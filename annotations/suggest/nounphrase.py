"""The noun phrase that begins at a token: a person with title and apposition, an institution, a source.

Ranges are token indices ``[first, last)``. A phrase holds no relative clause, no adverbial and no addressee.
"""

from annotations.suggest import words
from annotations.suggest.appositions import Phrase, append_apposition, append_called, append_second
from annotations.suggest.bearer_ahead import bearer_ahead
from annotations.suggest.foreign_names import foreign_first
from annotations.suggest.layout import Layout
from annotations.suggest.marks import word_count
from annotations.suggest.no_report import asks_for_secrecy
from annotations.suggest.person_words import (
    SHORT_TITLES,
    behind_joint,
    ends_phrase,
    is_given,
    is_role,
    mine,
    stands_for_a_person,
    titles,
)
from annotations.suggest.persons import find_name, institution_governs, looks_like_name
from annotations.suggest.phrase_bounds import (
    another_begins,
    awaits_genitive,
    clitic_inside,
    finished_verb,
    preposition_inside,
    stranger,
)
from annotations.suggest.shapes import (
    circumstance_shaped,
    ends_in_pronoun,
    prefixed_masdar,
    written_preposition,
)
from annotations.suggest.tokens import NUMBER, WORD, Form
from annotations.suggest.words import word_class

_LONGEST = 34
_SIDES = frozenset({"شمال", "جنوب", "شرق", "غرب", "وسط"})
_DAYTIMES = word_class("daytimes")
_QUANTIFIERS = word_class("quantifiers")


def read_phrase(layout: Layout, first: int, limit: int, nested: bool = False) -> Phrase | None:
    """The noun phrase that begins at token `first` and ends before `limit`, or None where none begins
    there.
    """
    tokens = layout.tokens
    limit = min(limit, first + _LONGEST)
    at = first
    named = False
    # Where behind the name an office begins: خالد منصور المتحدث باسم حركة العدل والمساواة.
    office = 0
    prepared = False
    while at < limit:
        form = tokens[at].form
        if at in layout.opens:
            pair = layout.opens[at]
            if not pair.whole or pair.close >= limit or word_count(tokens, at, pair.close) > 6:
                break
            at = pair.close + 1
            prepared = False
            continue
        if at in layout.parens:
            after = layout.parens[at] + 1
            if at == first or after >= limit or not _continues(tokens[after].form):
                break
            at = after
            continue
        if form.kind == NUMBER and at > first:
            at += 1
            continue
        if form.kind != WORD:
            before = tokens[at - 1].form if at > first else None
            short = before is not None and before.word in SHORT_TITLES and form.text in "./"
            if short or (before is not None and before.role == "title" and form.text == "/"):
                at += 1
                continue
            break
        side = at > first and form.bare in _SIDES
        if form.prep and not (side and (form.conjunction or awaits_genitive(tokens[at - 1].form))):
            if at == first or not preposition_inside(
                layout, at, limit, office or first, named and not office
            ):
                break
            at += 1
            prepared = True
            continue
        if (
            ends_phrase(form)
            and not ((at == first or tokens[at - 1].form.text in words.COMMAS) and _named_ali(layout, at))
            and not named_mother(layout, at)
            and not (at > first and (form.role == "given_name" or _genitive(form, tokens[at - 1].form)))
            and not (at > first and behind_joint(tokens[at - 1].form))
        ):
            break
        if at > first and _no_part(tokens[first].form, tokens[at - 1].form, form, at - first):
            break
        if prefixed_masdar(form) or asks_for_secrecy(layout, at):
            break
        if at > first and another_begins(tokens, first, at):
            break
        if at > first and at - 1 in layout.closes and ends_in_pronoun(form):
            break  # وصف «المنصور» تجربته
        before = tokens[at - 1].form if at > first else None
        whole = before is not None and (before.definite or before.role == "place")
        foreign = before is not None and is_role(before) and foreign_first(tokens, at)
        if before is not None and whole and stranger(form) and not foreign:
            break
        if before is not None and before.definite and _circumstance(layout, at):
            break
        if form.bare in _DAYTIMES and at + 1 < len(tokens) and tokens[at + 1].form.word in words.WEEKDAYS:
            break
        if form.particle and not (is_given(form) or form.word in _QUANTIFIERS or named_mother(layout, at)):
            break
        if form.conjunction and at > first:
            construct = (
                at + 1 < limit and tokens[at + 1].form.definite and tokens[at + 1].form.word[-1] != "ي"
            )
            if form.guessed and construct and not named:
                at += 1  # وزارة الخارجية وشؤون الأقاليم
                continue
            if form.guessed and not named and is_role(tokens[first].form) and tokens[at - 1].form.definite:
                at += 1
                named = True
                continue
            if (
                form.conjunction == "و"
                and (not named or office)
                and _joins(layout, first, at, limit, bool(office))
            ):
                at += 1
                continue
            break
        if form.conjunction and at == first and form.conjunction != "":
            break
        if (
            at > first
            and form.stem_at > form.cut
            and not behind_joint(tokens[at - 1].form)
            and not (is_given(tokens[at - 1].form) and mine(form))
            and not clitic_inside(form, named and not (office and form.definite), tokens[at - 1].form)
        ):
            break
        if at == first and form.stem_at > form.cut:
            break
        if named and before is not None and before.definite and _with_matter(layout, at):
            break  # الدكتور خالد المنصور ببحث عن كذا
        prepared = False
        if named and not office and form.role == "role":
            office = at
        if foreign:
            named = True
        if (
            before is not None
            and not named
            and not form.readings
            and not form.definite
            and finished_verb(form)
        ):
            unknown = before.kind == WORD and not before.readings and not before.definite
            if not (unknown and at > first + 1 and looks_like_name(before)):  # ميريام أولسن برانت
                break
        if at == first and not is_role(form) and (looks_like_name(form) or foreign_first(tokens, at)):
            named = True
        if (
            is_given(form) or (at > first and titles(tokens, at - 1, form) and tokens[at - 1].form.definite)
        ) and not institution_governs(layout, first, at):
            named = True
        at += 1
    if prepared:
        at -= 1
    if at <= first:
        return None
    if not named and is_role(tokens[first].form):
        at = bearer_ahead(layout, first, at, limit, _bare)
    head = next((tokens[k].form for k in range(first, at) if tokens[k].form.kind == WORD), None)
    if head is None:
        return None
    name = find_name(layout, first, at)
    if name is not None and layout.inside[name[0]] == first and name[1] < layout.opens[first].close:
        at = layout.opens[first].close + 1  # all of the marks: "منصور أند باور"
    elif name is not None and name[1] < at and not _office_follows(layout, name[1], at):
        at = name[1]
    if at > first + 1 and stands_for_a_person(head):
        return Phrase(first, first + 1, head)  # سموه
    phrase = Phrase(first, at, head, name)
    if not nested:
        append_apposition(layout, phrase, limit, _bare)
        append_called(layout, phrase, limit, _bare)
        append_second(layout, phrase, limit, _bare)
    return phrase


def _bare(layout: Layout, first: int, limit: int) -> Phrase | None:
    return read_phrase(layout, first, limit, nested=True)


def _named_ali(layout: Layout, at: int) -> bool:
    """Whether علي, which many write for على, is the name it looks like: what follows is one too."""
    tokens = layout.tokens
    if (
        tokens[at].form.role != "given_name"
        or not tokens[at].form.text.endswith("علي")
        or at + 1 >= len(tokens)
    ):
        return False
    after = tokens[at + 1].form
    surname = after.definite and after.word[-1] == "ي" and after.role in ("", "place")
    return (
        after.kind == WORD
        and not after.conjunction
        and (is_given(after) or surname or looks_like_name(after))
    )


def named_mother(layout: Layout, at: int) -> bool:
    """Whether أم, which is also the or of a question, calls a woman by her child: أم خالد."""
    tokens = layout.tokens
    return tokens[at].form.bare == "ام" and at + 1 < len(tokens) and tokens[at + 1].form.role == "given_name"


def _circumstance(layout: Layout, at: int) -> bool:
    """Whether the word at `at` tells in what state someone does what he does (غاضبا), as no name goes on."""
    if not circumstance_shaped(layout.tokens[at].form):
        return False
    after = layout.tokens[at + 1].form if at + 1 < len(layout.tokens) else None
    return after is None or after.kind != WORD or bool(after.prep or after.comp or after.conjunction)


def _no_part(head: Form, before: Form, form: Form, behind: int) -> bool:
    """Whether a word, `behind` words after the head, belongs to the verb and not to its subject: أبلغ مصدر
    حكومي [الصحيفة]، أكد الوزير ونظيره [ضرورة] كذا، نفى المتحدث [نفيا] قاطعا، أنهى المدير [حديثه].
    """
    if not form.readings:
        if form.word in words.NOUN_OBJECTS:
            return behind > 1 and before.text.endswith(("ه", "ها", "هم")) and not before.prep
        if form.word[:2] == "لم":
            return form.word.endswith("ين") and len(form.word) > 5
    elif form.role == "source":
        if any(a.enclitics or (a.accusative and a.role) for a in form.readings):
            return True
    elif form.cue and any(a.form == "masdar" and a.accusative for a in form.cue):
        return True
    if behind != 2 or head.role != "source" or not form.definite or head.definite or before.definite:
        return False
    return before.word.endswith(("ي", "يه")) and before.role != "institution" and not before.prep


def _with_matter(layout: Layout, at: int) -> bool:
    """Whether the unknown word at `at` is ب with the matter that the preposition behind it goes on with."""
    form = layout.tokens[at].form
    if form.definite or form.readings or written_preposition(form) != "ب" or at + 1 >= len(layout.tokens):
        return False
    return bool(layout.tokens[at + 1].form.prep)


def _genitive(form: Form, before: Form) -> bool:
    """Whether a word that looks like a verb must be the noun that an office awaits: مدير [أمن] المدينة."""
    return (
        before.word in words.AWAITING_GENITIVE
        and form.kind == WORD
        and not (form.comp or form.particle or form.conjunction)
    )


def _joins(layout: Layout, first: int, at: int, limit: int, office: bool) -> bool:
    """Whether و joins a part of the phrase: a further adjective or noun, or the bearer's second office."""
    form, before = layout.tokens[at].form, layout.tokens[at - 1].form
    if form.definite and before.definite:
        return True
    if layout.tokens[first].form.role == "source" and at > first + 1:
        # مصادر أمنية وعشائرية
        return not form.definite and form.word.endswith("يه") and before.word.endswith("يه")
    if form.bare in _SIDES and before.definite and at + 1 < limit:
        return layout.tokens[at + 1].form.role == "place"  # الشرق الأوسط وشمال إفريقيا
    if not is_role(form) or form.definite:
        return False
    if not office:
        return is_role(layout.tokens[first].form)
    rest = read_phrase(layout, at + 1, limit, nested=True)
    return rest is not None and rest.name is None  # another's name begins another phrase


def _office_follows(layout: Layout, at: int, last: int) -> bool:
    """Whether behind a name stands what it still belongs to: an office, a nationality, a bracketed piece."""
    form = layout.tokens[at].form
    if any(a.role == "role" and a.number == "p" for a in form.readings):
        return False  # دعا خالد منصور المواطنين، قادة المدن
    return is_role(form) or form.kind != WORD or (form.definite and form.word.endswith(("ي", "يه")))


def _continues(form: Form) -> bool:
    return form.kind == WORD and not ends_phrase(form) and not form.prep
