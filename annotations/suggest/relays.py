"""Reports handed on: نقلت الوكالة عن الوزير قوله إن…, where the minister is the speaker."""

from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import Phrase, read_phrase
from annotations.suggest.report import Report

RELAYS = frozenset({"نقل", "حكى", "روى", "أورد", "نسب"})


def relay(layout: Layout, report: Report, begin: int) -> bool:
    """Make who stands behind عن, between the cue (up to token `begin`) and the content, the speaker.

    Returns False where a noun of speech (قوله، تأكيده) stands there too, which is then the cue in the
    verb's place.
    """
    tokens = layout.tokens
    behind = "الي" if report.reading is not None and report.reading.lemma == "نسب" else "عن"
    for at in range(begin, report.content):
        form = tokens[at].form
        if form.word == behind and at + 1 < report.content and report.noun is None:
            noun = read_phrase(layout, at + 1, report.content)
            if noun is not None:
                report.noun, report.source = noun, at
        if at > begin and any(a.form == "masdar" and a.frame and a.enclitics for a in form.cue):
            return False
    return True


def handed_on(layout: Layout, first: int, at: int) -> Phrase | None:
    """Whose قوله at token `at` is, where a verb that hands on stands before it: نقلت عن الوزير قوله."""
    tokens = layout.tokens
    window = range(at - 1, max(first, at - _WINDOW) - 1, -1)
    if not any(a.lemma in RELAYS for k in window for a in tokens[k].form.readings):
        return None
    for k in window:
        if tokens[k].form.word == "عن" or (tokens[k].form.word == "الي" and _imputed(layout, first, k)):
            return read_phrase(layout, k + 1, at) if k + 1 < at else None
    return None


_WINDOW = 36


def _imputed(layout: Layout, first: int, at: int) -> bool:
    return any(
        a.lemma == "نسب" for k in range(max(first, at - 6), at) for a in layout.tokens[k].form.readings
    )
