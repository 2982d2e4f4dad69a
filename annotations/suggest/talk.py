"""Talk of something that tells it: تحدثت مصادر عن مقتل ثلاثة. Of most speakers it only names a
matter (تحدث المدير عن تجربته), which is no report. Token indices.
"""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import read_phrase
from annotations.suggest.report import CLAUSE, MARKS, OBJECT, SPEECH, Report
from annotations.suggest.subjects import subject_after
from annotations.suggest.tokens import Form
from annotations.suggest.words import word_class

TALKS = frozenset({"تحدث"})
# Behind عن these state a fact whoever talks: تحدث المسعف عن وجود جرحى.
_FACTS = word_class("facts_talked_of")
# What those who are known by what they tell talk of in general: تحدثت المصادر عن تفاصيل الخطة.
_DETAILS = word_class("details")
_COPULAS = frozenset({"هو", "هي", "هم", "ليس", "ليست"})
_GOES_ON = 20
_TELLING = word_class("telling")


def tells(layout: Layout, report: Report) -> bool:
    """Whether the words behind a verb of talk are what was said, not only the matter of a talk."""
    if report.before is not None:
        return False  # «…»، تحدث فلان
    if report.how == CLAUSE:
        return report.preposition >= 0
    if report.how == SPEECH or (
        report.how == MARKS and layout.tokens[report.content - 1].form.text in words.COLON
    ):
        return True
    if report.how != OBJECT:
        return False
    form = layout.tokens[report.content].form
    stem = form.stem[2:] if form.definite else form.stem
    if stem in _FACTS or form.word in _FACTS:
        return True
    return not form.definite and stem not in _DETAILS and _told_by_sources(layout, report)


def _told_by_sources(layout: Layout, report: Report) -> bool:
    """Whether the subject is one of those that are known only by what they tell: مصادر، تقارير، شهود."""
    before = layout.tokens[report.at - 1].form if report.at else None
    if before is not None and before.bare in words.RELATIVES and report.at > 1:
        if not _tells(layout.tokens[report.at - 2].form):
            return False
        report.noun = read_phrase(layout, report.at - 2, report.at - 1)
        report.until = _clause_goes_on(layout, report)
        return True
    phrase = subject_after(layout, report)
    return phrase is not None and _tells(phrase.head)


def _clause_goes_on(layout: Layout, report: Report) -> int:
    """Where the clause around a relative one goes on (التقارير التي تحدثت عن كذا هي دعاية), or -1."""
    for at in range(report.content + 1, min(len(layout.tokens), report.content + _GOES_ON)):
        form = layout.tokens[at].form
        if form.text in words.STOPS:
            break
        if form.text in words.COMMAS or form.bare in _COPULAS:
            return at
    return -1


def _tells(form: Form) -> bool:
    return form.word.removeprefix("ال") in _TELLING
