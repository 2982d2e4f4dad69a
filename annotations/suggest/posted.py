"""What someone put up where all can read it: نشر اللاعب على حسابه: «…». Token indices."""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.marks import word_count
from annotations.suggest.morphology import Analysis
from annotations.suggest.report import MARKS, SPEECH, VERB, Report
from annotations.suggest.words import word_class

POSTS = frozenset({"نشر", "أرسل", "بث"})
_ACCOUNTS = word_class("accounts")
_REACH = 26
# Fewer words in marks are the name of what was put up.
_FEWEST_IN_MARKS = 3


def read_posted(layout: Layout, at: int, reading: Analysis, first: int, last: int) -> Report | None:
    """The report of the verb at `at`, whose content stands behind a colon after the account it was put up on;
    None where the sentence names no account or brings no words.
    """
    tokens = layout.tokens
    account = False
    for k in range(at + 1, min(last, at + _REACH)):
        form = tokens[k].form
        if layout.inside[k] >= 0:
            continue
        account = account or form.stem in _ACCOUNTS or form.stem.removeprefix("ال") in _ACCOUNTS
        if form.text in words.COLON:
            if not account or k + 1 >= last:
                return None
            pair = layout.opens.get(k + 1)
            if pair is not None and word_count(tokens, pair.open, pair.close) < _FEWEST_IN_MARKS:
                return None
            how = SPEECH if pair is None else MARKS
            report = Report(at, VERB, reading, reading.lemma, k + 1, how, zone=(at + 1, k), first=first)
            report.cue_spans = [(tokens[at].start + tokens[at].form.cut, tokens[at].end)]
            return report
        if form.comp or (form.cue and k > at + 1 and form.conjunction):
            return None
    return None
