"""What stands in a document: جاء في البيان أن…، ورد في تقرير الهيئة: «…». Numbers are token indices."""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.morphology import Analysis
from annotations.suggest.nounphrase import read_phrase
from annotations.suggest.report import CLAUSE, MARKS, PHRASE, SPEECH, Report

HOLD = frozenset({"جاء", "ورد"})
_REACH = 26


def in_document(layout: Layout, at: int, reading: Analysis, first: int, limit: int) -> Report | None:
    """The report of a document whose verb of standing is at `at` and whose content begins before `limit`."""
    tokens = layout.tokens
    if reading.lemma not in HOLD or at + 2 >= limit or tokens[at + 1].form.word != "في":
        return None
    noun = read_phrase(layout, at + 2, min(limit, at + _REACH))
    if noun is None or not (noun.head.word in words.DOCUMENTS or noun.head.role == "source"):
        return None
    content, how = _content(layout, noun.last, min(limit, at + _REACH))
    if not how:
        return None
    report = Report(at, PHRASE, reading, reading.lemma, first=first, content=content, how=how, noun=noun)
    report.cue_spans = [(tokens[at].start + tokens[at].form.cut, tokens[at + 1].end)]
    return report


def _content(layout: Layout, at: int, limit: int) -> tuple[int, str]:
    """Where the content begins and what opens it, or -1 and nothing."""
    tokens = layout.tokens
    relative = False
    while at < limit:
        form = tokens[at].form
        if at in layout.opens:
            pair = layout.opens[at]
            if tokens[at - 1].form.text in words.COMMAS or pair.close - pair.open > 8:
                return at, MARKS
            at = pair.close
        elif form.text in words.COLON:
            return (at + 1, SPEECH) if at + 1 < limit else (-1, "")
        elif form.bare in words.RELATIVES:
            relative = True
        elif form.comp and not form.conjunction and not relative:
            return at, CLAUSE
        elif form.text in words.COMMAS:
            relative = False
        at += 1
    return -1, ""
