"""Clauses of saying that lend the clause beside them to someone, behind what was said (كما قال الوزير، حسبما
أفادت الهيئة) or before it (وبحسب ما أوردته الصحيفة، بلغ العدد المئة). Token indices.
"""

from annotations.suggest import words
from annotations.suggest.documents import HOLD
from annotations.suggest.heads import is_finite, is_rumour
from annotations.suggest.layout import Layout
from annotations.suggest.morphology import Analysis
from annotations.suggest.nounphrase import Phrase as NounPhrase
from annotations.suggest.nounphrase import read_phrase
from annotations.suggest.phrases import Phrase
from annotations.suggest.report import CLAUSE, PHRASE, Report
from annotations.suggest.source_nouns import starts_clause
from annotations.suggest.tokens import Form

_FEWEST_WORDS = 5
_FEWEST_BEHIND = 4
_SUBJECT_ENDS = 16
# Within so many tokens a clause of saying gives way to what was said.
_ASIDE = 26
# كما توقع tells of no utterance.
_EXPECTS = frozenset({"توقع", "تمنى", "أظهر", "أثبت", "أبدى", "سمى", "أسمى", "وصف"})
# Acts that hand on what someone said, behind ما: بحسب ما نشرته الصحيفة.
_SPREADING = frozenset({"نشر", "أذاع", "تداول", "تناقل"})
# Before أن these join a clause to the sentence before it.
_JOINERS = frozenset({"الا", "غير", "بيد", "كما", "ذلك", "لذلك"})
# As often "and also" where they begin a sentence: what was said must begin with فإن or فقد.
_ALSO = frozenset({"كما", "مثلما"})
# The verb's own pronoun for what was said: ما صرح به، ما أفادت به.
_BY_IT = frozenset({"به", "بها", "عنه", "عنها", "اليه", "اليها"})


def read_said(layout: Layout, phrase: Phrase, at: int, first: int, last: int) -> Report | None:
    """The report of the clause of saying that `phrase` begins at token `at` of the clause ``[first, last)``;
    None where it has a content of its own or tells of no utterance.
    """
    tokens = layout.tokens
    verb = at + len(phrase.words)
    if verb + 1 >= last or not stands_at(layout, phrase, at):
        return None
    held = _document(layout, verb, last)
    reading = is_finite(tokens[verb].form) or (
        _spreads(tokens[verb].form) if phrase.words[-1] != "كما" else None
    )
    if held is None and (reading is None or reading.lemma in _EXPECTS | HOLD or is_rumour(reading)):
        return None
    report = Report(at, PHRASE, None if held else reading, "", how=CLAUSE, first=first)
    end = verb + 1
    if held or tokens[end].form.word in _BY_IT:
        end += 1
    report.cue_spans = [(tokens[at].start + tokens[at].form.cut, tokens[end - 1].end)]
    report.noun = held
    report.zone = (end, min(last, verb + _SUBJECT_ENDS))
    report.lemma = reading.lemma if reading is not None else tokens[verb].form.word
    if at - first <= 2:
        return report if _before_it(layout, report, phrase, end, last) else None
    if at - first < _FEWEST_WORDS or _goes_on(layout, verb + 1, last):
        return None
    report.content, report.until = behind_joiner(layout, first, at), at
    return report


def _spreads(form: Form) -> Analysis | None:
    return next(
        (a for a in form.readings if a.lemma in _SPREADING and a.form == "perfect" and a.person == "3"), None
    )


def _document(layout: Layout, verb: int, last: int) -> NounPhrase | None:
    """The document in which it stands: ما جاء في تقرير الهيئة."""
    form, after = layout.tokens[verb].form, layout.tokens[verb + 1].form
    if after.word not in ("في", "ضمن") or not any(a.lemma in HOLD and a.pos == "verb" for a in form.readings):
        return None
    return read_phrase(layout, verb + 2, min(last, verb + _SUBJECT_ENDS))


def _before_it(layout: Layout, report: Report, phrase: Phrase, begin: int, last: int) -> bool:
    """Set the content behind a clause of saying that begins the sentence; False where none follows.

    It begins with فإن or فقد, behind a comma, or with the verb that follows the subject.
    """
    tokens = layout.tokens
    also = phrase.words[0] in _ALSO
    noun = report.noun or read_phrase(layout, begin, last)
    subject_ends = noun.last if noun is not None else begin
    aside = False
    for at in range(begin, min(begin + _ASIDE, last - 1)):
        form = tokens[at].form
        if layout.inside[at] >= 0:
            continue
        if _so(form) or (at == subject_ends > begin and not also and starts_clause(form)):
            report.content = at
        elif form.comp or form.text in words.COLON:
            return False
        elif form.bare in words.RELATIVES:
            aside = True
        elif form.text in words.COMMAS and not also:
            after = tokens[at + 1].form
            aside = (aside and not _so(after)) or bool(after.prep) or after.bare in words.RELATIVES
            if not (aside or _so(after) or after.comp):
                report.content = at + 1
            aside = aside and bool(after.prep or after.bare in words.RELATIVES)
        if report.content >= 0:
            return last - report.content >= _FEWEST_BEHIND
    return False


def _so(form: Form) -> bool:
    """Whether a word begins what was said behind a phrase: فإن، فقد."""
    return form.conjunction == "ف" and bool(form.comp or form.word == "فقد")


def _goes_on(layout: Layout, at: int, last: int) -> bool:
    """Whether the clause of saying has a content of its own: كما قال إن…"""
    for k in range(at, min(last, at + _SUBJECT_ENDS)):
        form = layout.tokens[k].form
        if form.comp or form.text in words.COLON:
            return True
        if form.text in words.COMMAS:
            return False
    return False


def stands_at(layout: Layout, phrase: Phrase, at: int) -> bool:
    """Whether the phrase, whose first word is known to begin at `at`, goes on there."""
    tokens = layout.tokens
    return all(
        at + k < len(tokens) and tokens[at + k].form.word == word for k, word in enumerate(phrase.words) if k
    )


def behind_joiner(layout: Layout, first: int, last: int) -> int:
    """Where a clause begins behind what joins it to the sentence before: إلا أن، غير أن، كما أن."""
    if last - first < _FEWEST_WORDS + 2:
        return first
    form, after = layout.tokens[first].form, layout.tokens[first + 1].form
    return first + 2 if form.bare in _JOINERS and after.comp and len(after.word) <= 2 else first
