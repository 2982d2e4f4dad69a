"""Nouns of report with the one who reports behind them: تأكيد الوزير أن…، إعلان الهيئة عن كذا. Token
indices.
"""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.morphology import Analysis
from annotations.suggest.no_report import is_editorial
from annotations.suggest.nounphrase import Phrase, read_phrase
from annotations.suggest.objects import is_thing
from annotations.suggest.report import CLAUSE, MASDAR, OBJECT, Report, frame, governed
from annotations.suggest.shapes import object_like, written_preposition
from annotations.suggest.subjects import can_speak
from annotations.suggest.tokens import Form

_TOLD = frozenset(
    {"أكد", "أعلن", "زعم", "ادعى", "نفى", "صرح", "اتهم", "دعا", "طالب", "حذر", "اعترف", "كشف", "تعهد"}
) | frozenset({"رجح", "اقترح", "هدد", "أقر", "شدد"})
# As often what was done by it.
_EVENTS = frozenset({"أعلن", "كشف", "دعا"})
# With the article these report too: مع التأكيد على أن…
_STRESSED = frozenset({"أكد", "شدد"})
_RENEWS = frozenset({"جدد", "كرر"})
# With the article these report where they are said again.
_RENEWED_TOO = frozenset({"طالب", "دعا", "حذر"})
_DONE = frozenset({"تم", "جري", "يتم", "يجري"})
# What is not yet, or not, stressed.
_UNDONE = frozenset({"يتسني", "يتسن", "يمكن", "عدم", "دون", "لم", "لن"})
_AHEAD = 8
_OWNER = 14


def is_told(form: Form) -> Analysis | None:
    """The reading as a noun of report that another noun may follow, or None."""
    for a in form.cue:
        if (
            a.form == "masdar"
            and a.lemma in _TOLD
            and not (a.enclitics or a.accusative)
            and frame(a).kind == "report"
        ):
            return a
    return None


def read_told(layout: Layout, at: int, reading: Analysis, first: int, last: int) -> Report | None:
    """The report of the noun at `at`, or None where no one who can speak and no content follow."""
    tokens = layout.tokens
    form = tokens[at].form
    owner: Phrase | None = None
    begin = at + 1
    renewed = -1
    if form.definite:
        renewed = _renewed(layout, at, first)
        if (
            reading.lemma not in _STRESSED and not (renewed >= 0 and reading.lemma in _RENEWED_TOO)
        ) or is_editorial(layout, at, first):
            return None
        if any(t.form.bare in _UNDONE for t in tokens[max(first, at - _AHEAD) : at]):
            return None
    else:
        owner = read_phrase(layout, at + 1, min(last, at + _OWNER))
        if owner is None or owner.first != at + 1 or not _may_own(layout, owner):
            return None
        owner = _without_object(layout, owner)
        begin = owner.last
    report = Report(at, MASDAR, reading, reading.lemma, first=first, noun=owner)
    report.starts_new = False
    report.agentless = form.definite and at > first and tokens[at - 1].form.bare in _DONE  # تم التأكيد على
    again = at - 2 >= first and tokens[at - 1].form.word == "مع" and tokens[at - 2].form.text in words.COMMAS
    states = owner is not None and _states(layout, at, reading, first)
    _open(layout, report, begin, last, objects=states or again or renewed >= 0 or report.agentless)
    if not report.how:
        return None
    start = tokens[at].start + form.stem_at
    if report.agentless:
        start = tokens[at - 1].start + tokens[at - 1].form.cut
    end = tokens[at].end
    if report.preposition == at + 1:
        end = tokens[at + 1].end
    elif report.preposition >= 0:
        report.cue_spans.append((tokens[report.preposition].start, tokens[report.preposition].end))
    report.cue_spans.insert(0, (start, end))
    if renewed >= 0:
        report.cue_spans.insert(0, (tokens[renewed].start + tokens[renewed].form.cut, tokens[renewed].end))
    return report


def _renewed(layout: Layout, at: int, first: int) -> int:
    """The verb of its clause by which a noun of report is said again (جدد الوزير المطالبة بكذا), or -1."""
    for k in range(at - 1, max(first, at - _OWNER) - 1, -1):
        form = layout.tokens[k].form
        if any(a.lemma in _RENEWS and a.pos == "verb" for a in form.cue):
            return k
        if form.comp or form.text in words.COLON:
            return -1
    return -1


def _without_object(layout: Layout, owner: Phrase) -> Phrase:
    """The phrase up to a noun with a pronoun, which is what was said: الوزير خالد منصور رغبته."""
    for k in range(owner.first + 1, owner.last):
        if object_like(layout.tokens[k].form):
            name = owner.name if owner.name is None else (owner.name[0], k)
            return Phrase(owner.first, k, owner.head, name)
    return owner


def _states(layout: Layout, at: int, reading: Analysis, first: int) -> bool:
    """Whether the noun means words, not an event that something follows: رغم إعلانه, not بعد إعلانه."""
    if reading.lemma not in _EVENTS:
        return True
    return at > first and layout.tokens[at - 1].form.bare in ("رغم", "برغم", "مع", "الي")


def _may_own(layout: Layout, owner: Phrase) -> bool:
    """Whether the phrase names who reports, and is no adjective or content of the noun before it."""
    last = layout.tokens[owner.last - 1].form
    if owner.head.role == "source" or (owner.last > owner.first + 1 and written_preposition(last)):
        return False
    return can_speak(owner)


def _open(layout: Layout, report: Report, at: int, last: int, *, objects: bool) -> None:
    """Set where the content begins, at token `at` or behind the preposition there."""
    tokens, reading = layout.tokens, report.reading
    if reading is None or at + 1 >= last:
        return
    clauses, phrases = governed(frame(reading))
    form = tokens[at].form
    if form.comp and not form.conjunction and not form.text.startswith("إ"):
        report.content, report.how = at, CLAUSE
    elif form.prep and form.prep in clauses | phrases:
        after = tokens[at + 1].form
        if after.comp and form.prep in clauses:
            report.content, report.how, report.preposition = at + 1, CLAUSE, at
        elif objects and form.prep in phrases and object_like(after):
            report.content, report.how, report.preposition = at + 1, OBJECT, at
    elif objects and (letter := written_preposition(form)):
        if letter in phrases and is_thing(form, layout, at):
            report.content, report.how = at, OBJECT
    elif objects and "" in phrases and object_like(form):
        report.content, report.how = at, OBJECT
