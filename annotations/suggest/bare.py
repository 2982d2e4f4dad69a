"""Speech that nothing opens (قال الوزير هذا جديد), and verbs that a participle completes (وتابع قائلا)."""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import is_role, read_phrase
from annotations.suggest.report import CLAUSE, PARTICIPLE, SPEECH, VERB, Report, frame
from annotations.suggest.words import word_class

_FEWEST_WORDS = 6
_LINKED = 10
# Before these nothing was said: ما قاله، كما قال.
_NOT_BEHIND = words.RELATIVES | frozenset(
    {"ما", "كما", "حسبما", "مثلما", "مما", "عما", "بما", "لا", "لم", "لن"}
)
# With these the verbs that also mean other things begin speech behind a comma.
_OPENERS = word_class("speech_openers")
_ALSO = frozenset({"أضاف", "تابع", "أوضح", "أردف", "استطرد"})


def find_bare_speech(layout: Layout, report: Report, begin: int, limit: int) -> None:
    """Make what follows the subject the content, where the verb can but tell of speech."""
    reading, tokens = report.reading, layout.tokens
    if report.kind != VERB or reading is None or reading.enclitics or reading.voice == "passive":
        return
    if reading.lemma == "تمنى":
        _find_wish(layout, report, begin, limit)
    if reading.lemma != "قال" and reading.lemma not in _ALSO:
        return
    if report.at > report.first and tokens[report.at - 1].form.bare in _NOT_BEHIND:
        return
    phrase = read_phrase(layout, begin, limit)
    at = phrase.last if phrase is not None else begin
    comma = at < limit and tokens[at].form.text in words.COMMAS
    at += comma
    if limit - at < _FEWEST_WORDS or at in layout.opens:
        return
    form = tokens[at].form
    following = tokens[at + 1].form.bare
    if phrase is not None and at == begin + 1 and is_role(phrase.head) and form.bare.startswith("هذ"):
        return  # قائد هذه القوات
    conceding = form.bare == "رغم" or (form.bare == "علي" and following == "الرغم")
    if reading.lemma == "قال":
        opens = conceding or not (
            form.bare in words.RELATIVES
            or form.prep
            or form.cue
            or form.text in words.COMMAS
            or form.bare in ("ل", "عنه")
        )
    else:
        opens = conceding or (comma and form.bare in _OPENERS)
    if opens:
        report.content, report.how = at, SPEECH


def _find_wish(layout: Layout, report: Report, begin: int, limit: int) -> None:
    """Make the clause behind لو the content: تمنى سالم لو يعود."""
    for at in range(begin, min(limit, begin + _LINKED)):
        if layout.tokens[at].form.word == "لو":
            report.content, report.how = at, CLAUSE
            return


def link_participle(layout: Layout, report: Report, end: int, found: dict[int, Report]) -> None:
    """Make a verb without a content a cue of the participle behind its subject: وتابع الوزير قائلا."""
    reading = report.reading
    if report.kind != VERB or reading is None or reading.enclitics:
        return
    if not frame(reading).direct or frame(reading).addressee:
        return
    tokens = layout.tokens
    for at in range(end, min(len(tokens), report.at + _LINKED)):
        if tokens[at].form.text in words.COMMAS or tokens[at].form.text in words.STOPS:
            return
        behind = found.get(at)
        if behind is not None and behind.kind == PARTICIPLE and behind.lemma == "قال":
            start = tokens[report.at].start + tokens[report.at].form.cut
            behind.cue_spans.insert(0, (start, tokens[end - 1].end))
            return
