"""Verbs of saying set off in or behind what they tell, with nothing to open it: ستبدأ الأشغال غدا، يؤكد
المدير. Token indices.
"""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import read_phrase
from annotations.suggest.report import CLAUSE, VERB, Report, frame
from annotations.suggest.subjects import called_short, can_speak

_FEWEST_WORDS = 3
_SUBJECT_ENDS = 14
# Verbs that may stand so, besides those that are nothing but words of speech.
_TELL = frozenset({"أضاف", "تابع", "شرح", "زاد", "روى", "حكى"})


def find_aside(layout: Layout, report: Report, first: int, last: int) -> bool:
    """Make the clause before the verb of `report` its content, all of the sentence ``[first, last)`` where it
    goes on behind the subject; False where the verb is not set off so.
    """
    tokens, reading = layout.tokens, report.reading
    if report.kind != VERB or reading is None or reading.form != "imperfect" or reading.enclitics:
        return False
    if not frame(reading).direct or (frame(reading).homograph and reading.lemma not in _TELL):
        return False
    comma = report.at - 1
    if tokens[report.at].form.conjunction or comma - first < 1 or tokens[comma].form.text not in words.COMMAS:
        return False
    subject = read_phrase(layout, report.at + 1, min(last, report.at + _SUBJECT_ENDS))
    if subject is None or not (can_speak(subject) or called_short(layout, subject)):
        return False
    end = subject.last
    ends = end >= last or tokens[end].form.text in words.STOPS
    if not ends and tokens[end].form.text not in words.COMMAS:
        return False
    if (ends and comma - first < _FEWEST_WORDS) or tokens[first].form.prep:
        return False
    report.content, report.how = first, CLAUSE
    report.until = comma if ends else last
    return True
