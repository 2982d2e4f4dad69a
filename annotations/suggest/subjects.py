"""The noun phrase that is the subject of a verb: after it, before it, of the main verb. Token indices."""

from collections.abc import Callable

from annotations.suggest import words
from annotations.suggest.appositions import without_called_on
from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import Phrase, ends_phrase, is_role, named_mother, read_phrase
from annotations.suggest.plausible import plausible
from annotations.suggest.relays import handed_on
from annotations.suggest.report import Report
from annotations.suggest.shapes import masdar_like, object_like, prefixed_masdar
from annotations.suggest.shares import read_share
from annotations.suggest.short_names import is_surname, whole_name
from annotations.suggest.tokens import WORD, Form
from annotations.suggest.words import word_class

_FIRST_WORDS = 12
_GAP = 22
_OPENERS = word_class("openers")
_TURN_NOUNS = word_class("turn_nouns")
_SKIPPED = word_class("skipped")
_TO_THIS = frozenset({"لهذا", "لهذه", "بهذا", "بهذه", "لتلك", "بتلك", "لاول", "للمره"})
# How verbs in the imperfect begin, with ل too: لتستفيد.
_VERBAL = ("ي", "ت", "لي", "لت")
_DASHES = frozenset("-–—")
_ADVERBS = word_class("adverbs_of_manner")


def subject_after(layout: Layout, report: Report) -> Phrase | None:
    """The noun phrase after the verb that is its subject, or None where it is dropped."""
    reading = report.reading
    if reading is not None and reading.number in ("p", "d"):
        return None
    tokens = layout.tokens
    at, end = report.zone
    skipped_addressee = False
    if at + 2 < end and tokens[at].form.text in _DASHES and tokens[at + 1].form.kind == WORD:
        at += 1  # وأوضح -خالد منصور- أن
    while at < end:
        form = tokens[at].form
        following = tokens[at + 1].form if at + 1 < end else None
        if form.bare == "من" and following is not None and following.word in _TURN_NOUNS:
            at += 2
        elif form.word == "مره" and following is not None and not following.definite:
            at += 2  # مرة أخرى
        elif form.word in _TO_THIS and following is not None:
            at += 2  # يشترط لهذه العودة، اعترف لأول مرة
        elif (form.text in words.COMMAS and at + 1 < end and at > report.zone[0]) or (
            form.kind == WORD
            and not named_mother(layout, at)
            and (form.bare in _SKIPPED or (form.particle and not form.prep) or _is_adverb(form, following))
        ):
            at += 1
        elif at in layout.parens:
            at = layout.parens[at] + 1
        elif not skipped_addressee and _is_addressee(form):
            skipped_addressee = True
            after = at + 1
            if form.stem_at == form.cut and after in layout.opens:
                at = layout.opens[after].close + 1
            else:
                inner = read_phrase(layout, after, min(end, after + 3), nested=True)
                at = inner.last if inner is not None and not is_role(tokens[after].form) else after
        else:
            break
    if at >= end:
        return None
    if (share := read_share(layout, at, end)) is not None:
        return share
    phrase = read_phrase(layout, at, end)
    if phrase is not None and reading is not None and reading.lemma == "أهاب":
        phrase = without_called_on(layout, phrase)
    if phrase is None or not plausible(layout, phrase, reading.gender if reading is not None else ""):
        return None
    return phrase


def _is_adverb(form: Form, following: Form | None) -> bool:
    """Whether a word is an indefinite accusative that tells how or when (أولا، صراحة), no object or
    participle.
    """
    if form.kind != WORD or following is None or following.kind != WORD:
        return False
    if form.bare in _ADVERBS:
        return True
    if form.definite or form.cue or form.role or object_like(form):
        return False
    return form.text.endswith(("ًا", "اً"))


def _is_addressee(form: Form) -> bool:
    if form.bare[:1] != "ل":
        return False
    return form.stem_at > form.cut or form.word in ("ل", "لـ") or form.bare[1:] in words.ADDRESSEES  # لرويترز


def subject_before(layout: Layout, report: Report, first: int) -> Phrase | None:
    """The noun phrase before the verb that is its subject: فلان، الناطق باسم كذا، قال."""
    tokens = layout.tokens
    starts = []
    for at in range(report.at - 1, max(first, report.at - 45) - 1, -1):
        form = tokens[at].form
        if layout.inside[at] >= 0 and at not in layout.opens:
            continue
        if (
            at == first
            or tokens[at - 1].form.text in words.COMMAS
            or tokens[at - 1].form.bare in _OPENERS
            or (tokens[at - 1].form.comp and tokens[at - 1].form.bare in ("ان", "بان"))
        ):
            starts.append(at)
        if len(starts) >= 6:
            break
        if form.text in words.COLON:
            break
    best = None
    for index, at in enumerate(starts):
        phrase = read_phrase(layout, at, report.at)
        if phrase is None and tokens[at].form.bare in _OPENERS and at + 1 < report.at:
            phrase = read_phrase(layout, at + 1, report.at)
        if phrase is None:
            phrase = _behind_conjunction(layout, at, report.at)
        if phrase is None or not (can_speak(phrase) or called_short(layout, phrase)):
            continue
        if (
            not phrase.head.role
            and phrase.head.word.startswith(_VERBAL)
            and phrase.head.word not in words.GROUPS
        ):
            continue
        if not plausible(layout, phrase, report.reading.gender if report.reading is not None else ""):
            continue
        if _neutral(layout, phrase.last, report.at):
            best = phrase
            if phrase.name is not None or phrase.head.role == "institution":
                longer = (
                    read_phrase(layout, starts[index + 1], report.at) if index + 1 < len(starts) else None
                )
                if longer is not None and longer.last >= phrase.last and can_speak(longer):
                    best = longer
                break
    return best


def _behind_conjunction(layout: Layout, at: int, limit: int) -> Phrase | None:
    """A phrase whose first word carries و or ل (وسبق لوسائل إعلام أن ذكرت)."""
    form = layout.tokens[at].form
    if form.kind != WORD or not (form.conjunction or form.stem_at):
        return None
    if form.prep or form.bare in _OPENERS or form.cue or ends_phrase(form):
        return None
    rest = read_phrase(layout, at + 1, limit, nested=True)
    last = rest.last if rest is not None else at + 1
    if not (is_role(form) or form.role in ("institution", "source", "given_name", "place")):
        return None
    name = rest.name if rest is not None else None
    if name is None and form.role == "given_name":
        name = (at, last)
    return Phrase(at, last, form, name)


def called_short(layout: Layout, phrase: Phrase) -> bool:
    """Whether the phrase is one word by which the text calls someone it names in full elsewhere."""
    if phrase.last - phrase.first != 1 or not phrase.head.definite:
        return False
    return is_surname(layout, phrase.first) or whole_name(layout, phrase.first) >= 0


def can_speak(phrase: Phrase) -> bool:
    """Whether the phrase names someone or something that can say anything."""
    head = phrase.head
    return (
        head.word in words.DOCUMENTS
        or phrase.name is not None
        or is_role(head)
        or head.role in ("institution", "source", "place")
        or head.word in words.GROUPS
    )


def _neutral(layout: Layout, at: int, end: int) -> bool:
    """Whether between a subject and its verb stand only asides: commas, a relative clause, prepositional
    phrases.
    """
    if end - at > _GAP:
        return False
    tokens = layout.tokens
    aside = False
    while at < end:
        form = tokens[at].form
        if form.text in words.COMMAS:
            aside = not aside
        elif at in layout.parens:
            at = layout.parens[at]
        elif form.bare in ("قد", "فقد", "لم", "ايضا", "ان", "هو"):
            pass
        elif form.bare in words.RELATIVES or form.prep or form.bare in words.TIMES or form.stem_at > form.cut:
            aside = True
        elif not aside:
            return False
        at += 1
    return True


def main_subject(
    layout: Layout,
    first: int,
    end: int,
    gender: str,
    strict: bool = False,
    is_person: Callable[[str], bool] = lambda word: False,
) -> Phrase | None:
    """The subject of the sentence's own verb, which is no report: هاجم الوزير القرار قائلا.

    `is_person` tells of a folded word whether the text has called someone so.
    """
    tokens = layout.tokens
    stop = min(end, first + (6 if strict else _FIRST_WORDS))
    for at in range(first, stop):
        form = tokens[at].form
        if form.kind != WORD and at not in layout.opens:
            continue
        if layout.inside[at] >= 0 and at not in layout.opens:
            continue
        before = tokens[at - 1].form if at > first else None
        if before is not None and (before.prep or before.role in ("institution",)):
            continue
        if before is not None and before.bare == "ثم" and not form.role:
            continue  # a verb that the lexicon lacks: ثم أجمل أمين السر
        if before is not None and (prefixed_masdar(before) or (masdar_like(before) and at - 1 > first)):
            continue  # لإصدار كتابه
        if _governed(layout, first, at):
            continue  # عبر المنصور عن رضاه عن معسكر [الحكام]
        names = form.role == "given_name" or form.word in words.NAME_JOINTS  # عبد الله السعدي
        if at == first and (form.conjunction or form.cue or not (is_role(form) or names)):
            continue
        if form.stem_at > form.cut or form.conjunction or object_like(form):
            continue
        phrase = read_phrase(layout, at, end)
        if phrase is None or (at <= first + 1 and _is_byline(layout, phrase.last, end)):
            continue
        behind_verb = at == first + 1 or (at == first + 2 and tokens[first].form.particle)  # ولم يفصح المنصور
        if behind_verb and (is_person(form.word) or is_surname(layout, at)):
            last = at + 1
            while last < phrase.last and tokens[last].form.definite and is_person(tokens[last].form.word):
                last += 1
            return Phrase(at, last, form)  # a surname alone
        if not can_speak(phrase) or not plausible(layout, phrase, gender):
            continue
        if phrase.head.role in ("source", "area", "site"):
            continue
        unknown = not (phrase.head.role or phrase.head.word in words.GROUPS)
        if unknown and (at > first + 1 or phrase.head.word[:1] in "يت" or phrase.head.definite):
            continue
        if (
            before is not None
            and before.kind == WORD
            and before.definite
            and phrase.name is not None
            and not is_role(form)
        ):
            continue
        return phrase
    return None


def _is_byline(layout: Layout, at: int, end: int) -> bool:
    """Whether dashes behind a name tell that it is the reporter's: خالد منصور - الصحيفة - البلدة:"""
    tokens = layout.tokens
    if at >= end or tokens[at].form.text not in _DASHES:
        return False
    return any(tokens[k].form.text in words.COLON for k in range(at + 1, min(len(tokens), at + 8)))


def _governed(layout: Layout, first: int, at: int) -> bool:
    """Whether one to three nouns behind a preposition govern the word at `at`."""
    for k in range(at - 1, max(first, at - 4), -1):
        form = layout.tokens[k].form
        if form.prep:
            return k < at - 1
        if form.kind != WORD or form.definite or form.role or form.comp or form.particle:
            return False
    return False


def source_of_speech(layout: Layout, report: Report, first: int) -> Phrase | None:
    """Whose قوله it is: ونقلت الوكالة عن الوزير قوله."""
    if report.reading is None or not report.reading.enclitics:
        return None
    if layout.tokens[report.at].form.bare[:1] == "ب":
        return None
    return handed_on(layout, first, report.at)
