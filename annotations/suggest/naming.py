"""What someone calls a thing, in a clause about it: ما أسماه «…»، الذي وصفه الوزير بأهم مشروع. Token
indices.
"""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.morphology import Analysis
from annotations.suggest.report import CLAUSE, MARKS, OBJECT, PARTICIPLE, VERB, Report
from annotations.suggest.shapes import written_preposition
from annotations.suggest.words import word_class

# After these marks hold the name; after the first alone it may stand without marks, behind ب.
_DESCRIBING = frozenset({"وصف", "نعت"})
_NAMING = _DESCRIBING | {"سمى", "أسمى", "اعتبر", "عد"}
_REACH = 8
_BEFORE_A_NAME = words.RELATIVES | word_class("before_a_name")


def is_naming(layout: Layout, at: int, reading: Analysis, first: int) -> bool:
    """Whether the verb at `at` may call a thing named before it something: it has a pronoun for the thing."""
    if not reading.enclitics or reading.lemma not in _NAMING or "يت" in layout.tokens[at].form.word:
        return False  # سميته
    return at > first and layout.tokens[at - 1].form.bare in _BEFORE_A_NAME


def read_naming(layout: Layout, at: int, reading: Analysis, first: int, limit: int) -> Report | None:
    """The report of what the thing is called, or None where no marks and no ب come soon."""
    if not reading.enclitics or reading.lemma not in _NAMING or "يت" in layout.tokens[at].form.word:
        return None
    tokens = layout.tokens
    about = is_naming(layout, at, reading, first)
    for k in range(at + 1, min(limit, at + _REACH)):
        form = tokens[k].form
        if k in layout.opens and layout.opens[k].whole:
            if not (about or k <= at + 2):
                return None
            return _report(layout, at, reading, first, k, MARKS, layout.opens[k].close + 1)
        if form.text in words.COMMAS or form.text in words.STOPS or form.text in words.COLON:
            return None
        if form.comp:
            about_it = about and form.comp == "بان" and reading.lemma in _DESCRIBING
            return _report(layout, at, reading, first, k, CLAUSE, -1) if about_it else None
        if about and reading.lemma in _DESCRIBING and written_preposition(form) == "ب":
            return _report(layout, at, reading, first, k, OBJECT, _clause_end(layout, k, limit))
    return None


def _clause_end(layout: Layout, at: int, limit: int) -> int:
    for k in range(at + 1, limit):
        text = layout.tokens[k].form.text
        if text in words.COMMAS or text in words.STOPS:
            return k
    return limit


def _report(
    layout: Layout, at: int, reading: Analysis, first: int, content: int, how: str, until: int
) -> Report:
    tokens = layout.tokens
    report = Report(at, VERB, reading, reading.lemma, first=first, content=content, how=how, until=until)
    report.starts_new = False
    report.zone = (at + 1, content)
    start, end = tokens[at].start + tokens[at].form.cut, tokens[at].end
    before = tokens[content - 1]
    if before.form.bare == "ب":
        report.preposition = content - 1
        report.zone = (at + 1, content - 1)
        if content - 1 == at + 1:
            end = before.end
        else:
            report.cue_spans.append((before.start, before.end))
    report.cue_spans.insert(0, (start, end))
    if report.zone[1] == at + 1:
        report.kind = PARTICIPLE  # no subject of its own
    return report
