"""What stands in a document: جاء في البيان أن…، ورد في تقرير الهيئة: «…». Numbers are token indices."""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.morphology import Analysis
from annotations.suggest.nounphrase import read_phrase
from annotations.suggest.report import CLAUSE, MARKS, PHRASE, SPEECH, Report

HOLD = frozenset({"جاء", "ورد"})
_REACH = 26
_IN_IT = frozenset({"فيه", "فيها", "فيهما"})


def in_document(layout: Layout, at: int, reading: Analysis, first: int, limit: int) -> Report | None:
    """The report of a document whose verb of standing is at `at` and whose content begins before `limit`."""
    tokens = layout.tokens
    if reading.lemma not in HOLD or at + 2 >= limit:
        return None
    if tokens[at + 1].form.word in _IN_IT:
        return _in_it(layout, at, reading, first, limit)
    if tokens[at + 1].form.word not in ("في", "ضمن"):
        return None
    noun = read_phrase(layout, at + 2, min(limit, at + _REACH))
    if noun is None:
        return None
    after = tokens[noun.last].form if noun.last < limit else noun.head
    states = bool(after.comp) and not after.conjunction and noun.head.word not in words.TIMES
    if not (states or noun.head.word in words.DOCUMENTS or noun.head.role == "source"):
        return None
    content, how = _content(layout, noun.last, min(limit, at + _REACH))
    if not how:
        return None
    report = Report(at, PHRASE, reading, reading.lemma, first=first, content=content, how=how, noun=noun)
    report.cue_spans = [(tokens[at].start + tokens[at].form.cut, tokens[at + 1].end)]
    return report


def _in_it(layout: Layout, at: int, reading: Analysis, first: int, limit: int) -> Report | None:
    """The report of a document named before: تلقى رسالة جاء فيها: «…»."""
    tokens = layout.tokens
    begin = at + 2
    if tokens[begin].form.text in words.COMMAS and begin + 1 in layout.opens:
        begin += 1
    form = tokens[begin].form
    if form.text in words.COLON and begin + 1 < limit:
        content, how = begin + 1, SPEECH
    elif begin in layout.opens:
        content, how = begin, MARKS
    elif form.comp and not form.conjunction:
        content, how = begin, CLAUSE
    else:
        return None
    report = Report(at, PHRASE, reading, reading.lemma, first=first, content=content, how=how)
    for k in range(at - 1, max(first, at - _REACH) - 1, -1):
        stem = tokens[k].form.stem
        if (stem in words.DOCUMENTS or stem.removesuffix("ا") in words.DOCUMENTS) and tokens[
            k
        ].form.stem_at == tokens[k].form.cut:
            report.noun = read_phrase(layout, k, at)
            break
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
