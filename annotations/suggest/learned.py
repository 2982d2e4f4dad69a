"""What was heard from someone named: علمت الصحيفة من مصادر مطلعة أن…, whose words it is. What is only
known (علمت الصحيفة أن…) is no report. Token indices.
"""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.morphology import Analysis
from annotations.suggest.nounphrase import read_phrase
from annotations.suggest.report import CLAUSE, VERB, Report
from annotations.suggest.subjects import can_speak

LEARNS = frozenset({"علم"})
_FROM = frozenset({"من", "لدي", "عن"})
# Tokens behind the verb within which the source is named, and behind it those before أن.
_SOURCE_WITHIN = 10
_REACH = 24


def read_learned(layout: Layout, at: int, reading: Analysis, first: int, last: int) -> Report | None:
    """The report of the verb of learning at `at`, its speaker who it was learned from; None where nobody is
    named who can speak, or no clause follows.
    """
    tokens = layout.tokens
    source = -1
    for k in range(at + 1, min(last, at + _REACH)):
        form = tokens[k].form
        if layout.inside[k] >= 0:
            continue
        if source < 0 and form.word in _FROM and k <= at + _SOURCE_WITHIN:
            source = k
        elif source >= 0 and form.comp and not form.conjunction:
            noun = read_phrase(layout, source + 1, k)
            if noun is None or not can_speak(noun):
                return None
            report = Report(at, VERB, reading, reading.lemma, k, CLAUSE, first=first, noun=noun)
            start, end = tokens[at].start + tokens[at].form.cut, tokens[at].end
            if source == at + 1:
                report.cue_spans = [(start, tokens[source].end)]
            else:
                report.cue_spans = [(start, end), (tokens[source].start, tokens[source].end)]
            return report
        elif form.comp or form.text in words.COLON or (form.cue and form.conjunction):
            return None
    return None
