"""Reports without a verb: بحسب، وفقا لـ، نقلا عن. The clause they qualify is the content, their noun the
speaker.
"""

from functools import cache

from annotations.suggest import words
from annotations.suggest.as_said import behind_joiner, read_said, stands_at
from annotations.suggest.layout import Layout
from annotations.suggest.no_report import asks_for_secrecy
from annotations.suggest.nounphrase import Phrase as NounPhrase
from annotations.suggest.own_words import BY_HIM, OWN_HEADS, own_words_end, sets_off
from annotations.suggest.phrases import Phrase, phrases
from annotations.suggest.report import CLAUSE, PHRASE, SPEECH, Report
from annotations.suggest.source_nouns import measures, source_noun, starts_clause
from annotations.suggest.tokens import WORD

_FEWEST_WORDS = 5
# Behind a phrase that begins its sentence.
_FEWEST_BEHIND = 4
# Before a phrase that ends its clause.
_FEWEST_BEFORE = 3
_ASIDE = 20
_SUBJECT_ENDS = 16


@cache
def source_phrases() -> dict[str, tuple[Phrase, ...]]:
    """The phrases that bring in a source, by their first word."""
    found: dict[str, tuple[Phrase, ...]] = {}
    for phrase in phrases():
        if phrase.kind in ("source", "as_said"):
            found[phrase.words[0]] = (*found.get(phrase.words[0], ()), phrase)
    return found


def find_sources(layout: Layout, first: int, last: int) -> list[Report]:
    """The reports of a sentence ``[first, last)`` that a source phrase makes; to be asked where no verb
    reports.
    """
    known = source_phrases()
    for at in range(first, last):
        form = layout.tokens[at].form
        bare = form.bare
        if not (bare in known or bare in OWN_HEADS or form.word in known) or layout.inside[at] >= 0:
            continue
        report = _in_statement(layout, at, first, last) or _by_pronoun(layout, at, first, last)
        for phrase in (*known.get(form.bare, ()), *(known.get(form.word, ()) if form.cut else ())):
            read = read_said if phrase.kind == "as_said" else read_source
            report = report or read(layout, phrase, at, first, last)
        if report is not None:
            return [report]
    return []


def read_source(layout: Layout, phrase: Phrase, at: int, first: int, last: int) -> Report | None:
    """The report that the phrase at token `at` makes in the clause ``[first, last)``, or None."""
    tokens = layout.tokens
    after = at + len(phrase.words)
    noun = _source(layout, phrase, at, last)
    if noun is None:
        return None
    end = tokens[after - 1].end
    if phrase.preposition:
        form = tokens[after].form
        end = tokens[after].start + (form.stem_at if form.stem_at > form.cut else form.cut + 1)
    report = Report(at, PHRASE, None, " ".join(phrase.words), how=CLAUSE, first=first)
    report.cue_spans = [(tokens[at].start + tokens[at].form.cut, end)]
    report.noun = noun
    return report if _place_content(layout, report, noun.last, at, first, last) else None


def _source(layout: Layout, phrase: Phrase, at: int, last: int) -> NounPhrase | None:
    """Whose words they are by the phrase, where it begins at token `at`."""
    after = at + len(phrase.words)
    if after >= last or not stands_at(layout, phrase, at):
        return None
    if phrase.preposition and layout.tokens[after].form.bare[:1] != phrase.preposition:
        return None
    if phrase.words[0] in ("وفق", "وفقا") and measures(layout.tokens[after].form):
        return None
    return source_noun(layout, after, last, bool(phrase.preposition))


def names_source(layout: Layout, at: int, last: int) -> bool:
    """Whether the words from token `at` say whose words stand before them: بحسب الوزارة، كما قال، but not
    وفق المعايير.
    """
    form = layout.tokens[at].form
    for phrase in source_phrases().get(form.bare, ()):
        if phrase.kind == "as_said":
            if stands_at(layout, phrase, at):
                return True
        elif _source(layout, phrase, at, last) is not None:
            return True
    return own_words_end(layout, at, last) > 0


def _place_content(layout: Layout, report: Report, end: int, at: int, first: int, last: int) -> bool:
    """Set the content: what follows the comma where the phrase begins the sentence, else what stands before
    it.
    """
    tokens = layout.tokens
    if at - first <= 2:
        for k in range(end, min(end + _ASIDE, last - 1)):
            form = tokens[k].form
            if form.text in words.COMMAS or (form.comp and form.conjunction == "ف"):
                report.content = k + 1 if form.text in words.COMMAS else k
                return last - report.content >= _FEWEST_BEHIND
            opens = k == end and (k - 1 in layout.closes or starts_clause(form))
            if form.word == "فقد" or (opens and not _tells_of_it(layout, report.noun, k, last)):
                report.content = k
                return last - k >= _FEWEST_BEHIND
        return False
    if tokens[at].form.bare in BY_HIM and end + 2 < last and tokens[end].form.prep:
        report.content, report.until = first, last  # أدى بحسبه إلى كذا
        return True
    if _is_aside(layout, at, end, last):
        report.content, report.until = first, last
        return True
    if at - first < _FEWEST_BEFORE:
        return False
    report.content, report.until = behind_joiner(layout, first, at), at
    return True


def _tells_of_it(layout: Layout, noun: NounPhrase | None, at: int, last: int) -> bool:
    """Whether the verb at `at` describes an unnamed source, whose clause comes behind a comma: بحسب مصدر حضر
    اللقاء، هطل المطر.
    """
    if asks_for_secrecy(layout, at):
        return True
    if noun is None or noun.head.definite or noun.head.role != "source":
        return False
    near = range(at, min(at + _ASIDE, last - 1))
    comma = next((k for k in near if layout.tokens[k].form.text in words.COMMAS), -1)
    after = layout.tokens[comma + 1].form
    return comma > 0 and starts_clause(after) and not after.conjunction


def _is_aside(layout: Layout, at: int, end: int, last: int) -> bool:
    """Whether the phrase stands between commas, and the clause goes on behind it: بلغ العدد، بحسبه، المئة."""
    tokens = layout.tokens
    if end < last and tokens[end].form.word in words.SELF:
        end += 1
    if end + 2 >= last or not (sets_off(tokens[at - 1].form) and sets_off(tokens[end].form)):
        return False
    after = tokens[end + 1].form
    if after.conjunction or after.bare in words.RELATIVES or after.bare in words.REPORTERS_VOICE:
        return False
    return not after.cue and after.bare not in ("حيث", "اذ", "لكن", "غير", "كما")


def _by_pronoun(layout: Layout, at: int, first: int, last: int) -> Report | None:
    """The report of على حد قوله and of بحسب تعبيره at its clause's end: of the one spoken of."""
    tokens = layout.tokens
    end = own_words_end(layout, at, last)
    if not end:
        return None
    report = Report(at, PHRASE, None, tokens[end - 1].form.word, how=CLAUSE, first=first)
    report.cue_spans = [(tokens[at].start + tokens[at].form.cut, tokens[end - 1].end)]
    return report if _place_content(layout, report, end, at, first, last) else None


def _owner(layout: Layout, begin: int, end: int) -> NounPhrase | None:
    """Whose statement it is, by the ل behind it: في بيان لوزارة كذا."""
    if layout.tokens[begin - 1].form.word not in ("بيان", "بلاغ"):
        return None  # في تصريح لوكالة names who is spoken to
    for at in range(begin, end):
        form = layout.tokens[at].form
        if form.bare[:1] == "ل" and form.stem_at > form.cut and form.role == "institution":
            return source_noun(layout, at, end, True)
    return None


@cache
def _statements() -> frozenset[tuple[str, ...]]:
    return frozenset(p.words for p in phrases() if p.kind == "report")


def _in_statement(layout: Layout, at: int, first: int, last: int) -> Report | None:
    """The report of a statement without a verb: الوزير في تصريح للصحفيين: …"""
    tokens = layout.tokens
    if tokens[at].form.bare != "في" or at + 2 >= last:
        return None
    if (tokens[at].form.bare, tokens[at + 1].form.word) not in _statements():
        return None
    for k in range(at + 2, min(last, at + _SUBJECT_ENDS)):
        form = tokens[k].form
        if form.text in words.COLON and last - k >= _FEWEST_WORDS:
            report = Report(at, PHRASE, None, tokens[at + 1].form.word, how=SPEECH, first=first)
            report.cue_spans = [(tokens[at].start + tokens[at].form.cut, tokens[at + 1].end)]
            report.content = k + 1
            report.noun = _owner(layout, at + 2, k)
            return report
        if form.kind not in (WORD, "number", "mark") or (form.verb is not None and form.noun is None):
            return None
    return None
