"""The words that may be a cue: verbs, participles and nouns of report, read where they stand. Token
indices.
"""

from collections.abc import Set

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.morphology import Analysis
from annotations.suggest.naming import is_naming
from annotations.suggest.no_report import (
    asks_for_secrecy,
    is_editorial,
    keeps_name_secret,
    never_done,
    shown_by_this,
    things_before,
)
from annotations.suggest.objects import is_thing
from annotations.suggest.report import MASDAR, PARTICIPLE, VERB, frame, governed
from annotations.suggest.shapes import object_like, written_preposition
from annotations.suggest.talk import TALKS
from annotations.suggest.tokens import Form
from annotations.suggest.words import word_class

# What the lexicon calls reports and the scheme does not, or only with a clause.
_ACTS = word_class("acts")
_NEVER = word_class("never_cues")
_NEEDS = frozenset({"تطلب", "يتطلب", "تتطلب", "تطلبت"})
_BACK = frozenset({"فيه", "فيها", "عنه", "عنها", "خلاله", "خلالها", "بموجبه"})
# Who does not rule a thing out says that it may be.
_RULES_OUT = frozenset({"استبعد", "نفى"})
_NOT = frozenset({"لا", "لم"})
_NUNATIONS = ("ٌ", "ٍ", "ً", "ًا")
_NOT_BEFORE_VERB = word_class("not_before_verb")
# Of the words that are as often others, those that report in a relative clause too: المادة التي نصت على أن…
_IN_RELATIVES = frozenset({"نص", "وعد", "طالب", "رأى", "اتهم", "أفاد", "ذكر", "توقع"})
_BEFORE_REPORT = word_class("before_report")
# Behind these أن stands before a verb in the perfect too: بعد أن أكد.
_BEFORE_A_DEED = frozenset({"بعد", "منذ", "الي", "حتي", "لبث", "حدث", "صادف"})
_BACK_REACH = 10


def is_finite(form: Form) -> Analysis | None:
    """The finite reading of a word as a verb of report, the plain one first; None where it has none."""
    best = None
    if form.text.endswith(_NUNATIONS):
        return None  # a noun: كشفٍ
    if form.text.endswith(("تُدعى", "يُدعى", "تدعى", "يدعى")):
        return None  # is called
    for a in form.cue:
        if a.lemma == "عد" and form.word[:2] == "وع" and "\u0651" not in form.text:
            continue  # وعد
        if (
            a.pos == "verb"
            and a.form in ("perfect", "imperfect")
            and frame(a).kind == "report"
            and a.person == "3"
            and (a.number != "d" or _of_two(form, a))
            and not any("ك" in e for e in a.enclitics)  # تركـ, راكم
        ) and (best is None or (frame(best).homograph and not frame(a).homograph)):
            best = a
    return best


def in_the_perfect(form: Form, lemmas: Set[str]) -> Analysis | None:
    """The reading of a word as one of these verbs in the perfect, of the third person, with nothing attached;
    None where it has none."""
    for a in form.cue:
        if (
            a.lemma in lemmas
            and a.pos == "verb"
            and a.form == "perfect"
            and a.person == "3"
            and not a.enclitics
        ):
            return a
    return None


def is_rumour(reading: Analysis) -> bool:
    """Whether a verb tells what people say, nobody knows who: يُقال، يُشاع."""
    return reading.voice == "passive" and reading.form == "imperfect"


def _of_two(form: Form, reading: Analysis) -> bool:
    """Whether a verb of two people is no noun in the accusative: أكدا, قالتا, but not تشددا, نفيا."""
    if any(a.accusative for a in form.cue):
        return False
    return reading.form == "perfect" and not (reading.enclitics or frame(reading).homograph)


def is_participle(form: Form) -> Analysis | None:
    """The reading as a participle of report in the accusative (قائلا), or None."""
    for a in form.cue:
        if (
            a.form == "active_participle"
            and frame(a).kind == "report"
            and not form.definite
            and form.conjunction in ("", "و")
            and a.proclitics in ((), ("و",))
            and (a.accusative or a.gender == "f" or not form.conjunction)
            and a.number != "d"
            and not a.enclitics
            and a.lemma not in _ACTS
        ) and (a.accusative or a.gender == "f" or a.number in ("p", "d")):
            return a
    return None


def is_masdar(form: Form) -> Analysis | None:
    """The reading as a noun of report with a pronoun (قوله) or القول, or None."""
    for a in form.cue:
        if (
            a.form == "masdar"
            and frame(a).kind == "report"
            and (a.enclitics or form.stem in ("القول", "قول"))
        ):
            return a
    return None


def read_head(layout: Layout, at: int, first: int) -> tuple[str, Analysis] | None:
    """The kind of cue, with its reading, that the word at `at` may be in the sentence from `first` on."""
    form = layout.tokens[at].form
    after = layout.tokens[at + 1] if at + 1 < len(layout.tokens) else None
    if keeps_name_secret(layout, at + 1, len(layout.tokens)) or asks_for_secrecy(layout, at):
        return None
    if (reading := is_participle(form)) is not None:
        if form.word == "متابعه" and after is not None and after.form.text in words.COLON:
            return None  # a by-line
        if (
            reading.accusative
            or _opens_content(layout, at + 1, reading)
            or (at > first and layout.tokens[at - 1].form.text in words.COMMAS and not form.conjunction)
        ):
            return PARTICIPLE, reading
        return None
    if (reading := is_finite(form)) is not None:
        before = layout.tokens[at - 1].form if at > first else None
        if (
            before is not None
            and not (reading.lemma in _RULES_OUT and before.bare in _NOT)
            and (before.bare in _NOT_BEFORE_VERB or (before.prep and not before.prep.endswith("ما")))
        ):
            return None
        if (
            before is not None
            and before.bare in words.RELATIVES
            and not is_naming(layout, at, reading, first)
            and (
                reading.enclitics
                or (frame(reading).homograph and reading.lemma not in _IN_RELATIVES)
                or (reading.lemma == "نص" and not _states(layout, at + 2))
                or not (
                    _opens_content(layout, at + 1, reading)
                    or _asked(layout, at + 1, reading)
                    or _said_in_it(layout, at)
                )
            )
        ):
            return None
        if before is not None and reading.lemma == "كتب" and reading.enclitics and not form.conjunction:
            return None  # في تقرير كتبه فلان
        if form.bare in _NEEDS and not form.conjunction:
            return None  # الأمر تطلب نقله
        if before is not None and things_before(before, reading):
            return None
        alone = at - 2 >= first and not form.conjunction
        if alone and shown_by_this(layout.tokens[at - 1].form, layout.tokens[at - 2].form, reading):
            return None
        if before is not None and before.stem in ("الجدير", "جدير"):
            return None  # الجدير ذكره
        if is_rumour(reading) and not (form.conjunction or at == first):
            return None  # الذين يقال إنهم هنا
        held = form.conjunction or at == first or (before is not None and before.bare in _BEFORE_REPORT)
        if reading.lemma == "عبر" and not held and (form.particle or reading.form == "imperfect"):
            return None  # across; الحماس يعبر عن رغبة
        if never_done(layout, at, first):
            return None
        if any(a.exact and a.role for a in form.readings) and not (
            form.conjunction or at == first or before is None or before.bare in _BEFORE_REPORT
        ):
            return None
        if reading.form == "perfect" and _behind_an(layout, at, first, frame(reading).homograph):
            return None
        if not form.conjunction and _points_back(layout, at):
            return None  # لقاء أعلن فيه الوزير فوزه
        if form.definite or form.bare in _NEVER or reading.proclitics[-1:] in (("ب",), ("ل",)):
            return None
        acts = reading.lemma in _ACTS and reading.lemma not in TALKS
        if acts or (form.word[:1] in "يت" and is_editorial(layout, at, first)):
            return None
        return VERB, reading
    reading = is_masdar(form)
    if reading is None or after is None:
        return None
    if at > first and layout.tokens[at - 1].form.stem in ("الجدير", "جدير"):
        return None
    speaks = reading.lemma == "قال" or after.form.comp or after.form.text in words.COLON
    if not speaks and after.form.prep in governed(frame(reading))[0] and at + 2 < len(layout.tokens):
        speaks = bool(layout.tokens[at + 2].form.comp)  # تأكيده على أن
    return (MASDAR, reading) if speaks else None


def _opens_content(layout: Layout, at: int, reading: Analysis) -> bool:
    """Whether token `at` opens a content that the reading governs."""
    if at >= len(layout.tokens):
        return False
    form = layout.tokens[at].form
    clauses, phrases = governed(frame(reading))
    if form.comp or form.text in words.COLON or at in layout.opens:
        return True
    return bool(form.prep and form.prep in clauses | phrases) or ("" in phrases and object_like(form))


def _states(layout: Layout, at: int) -> bool:
    """Whether a clause or words in marks begin at token `at`."""
    return at < len(layout.tokens) and (bool(layout.tokens[at].form.comp) or at in layout.opens)


def _asked(layout: Layout, at: int, reading: Analysis) -> bool:
    """Whether token `at` carries ب or ل and what was asked or promised: الذي وعد بفتحه."""
    form = layout.tokens[at].form if at < len(layout.tokens) else None
    if form is None or reading.form == "imperfect":
        return False  # مشكلات تهدد بكذا
    letter = written_preposition(form)
    return bool(letter) and letter in governed(frame(reading))[1] and is_thing(form, layout, at)


def _behind_an(layout: Layout, at: int, first: int, homograph: bool) -> bool:
    """Whether a word stands behind إن or أن, where a noun is to be expected: not after سبق أن or بعد أن."""
    tokens = layout.tokens
    if at == first or not tokens[at - 1].form.comp or not tokens[at - 1].form.word.endswith("ان"):
        return False
    if not homograph and at - 2 >= first and tokens[at - 2].form.bare in _BEFORE_A_DEED:
        return False
    return not any(t.form.bare == "سبق" for t in tokens[max(first, at - 9) : at])


def _said_in_it(layout: Layout, at: int) -> bool:
    """Whether a verb's فيه means what was named before, and its content follows: البيان الذي قالت فيه إن…"""
    tokens = layout.tokens
    return at + 1 < len(tokens) and tokens[at + 1].form.word in _BACK and not _points_back(layout, at)


def _points_back(layout: Layout, at: int) -> bool:
    """Whether a verb's فيه or عنه means what was named before, and no content follows: لقاء أعلن فيه فوزه."""
    tokens = layout.tokens
    if at + 1 >= len(tokens) or tokens[at + 1].form.word not in _BACK:
        return False
    for k in range(at + 2, min(at + _BACK_REACH, len(tokens))):
        form = tokens[k].form
        if form.comp or form.text in words.COLON or (k in layout.opens and k == at + 2):
            return False
        if form.text in words.STOPS or (form.text in words.COMMAS and k > at + 2):
            break
    return True
