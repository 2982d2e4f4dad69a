"""The cues of a sentence: verbs, participles and nouns of report, each with where its content begins.

Numbers are token indices but for the spans of a cue, which are offsets of the text.
"""

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.marks import Pair, word_count
from annotations.suggest.morphology import Analysis, Frame
from annotations.suggest.nounphrase import Phrase, is_role, read_phrase
from annotations.suggest.phrases import phrases
from annotations.suggest.shapes import noun_with_pronoun, object_like, written_preposition
from annotations.suggest.tokens import WORD, Form
from annotations.suggest.words import word_class
from newsreader.arabic.folding import fold_text

VERB, PARTICIPLE, MASDAR, PHRASE = "verb", "participle", "masdar", "phrase"
CLAUSE, MARKS, SPEECH, OBJECT = "clause", "marks", "speech", "object"
# Verbs that the lexicon takes for homographs but that news uses for reports more often than not.
_MOSTLY_REPORTS = word_class("mostly_reports")
_SOFT_OBJECTS = word_class("soft_objects")
# What the lexicon calls reports and the scheme does not, or only with a clause.
_ACTS = word_class("acts")
_ALSO_TAKES = {
    "رأى": frozenset({""}),
    "اعتبر": frozenset({""}),
    "أرجع": frozenset({"ل"}),
    "دعا": frozenset({"ل"}),
    "برر": frozenset({"ب"}),
    "ناشد": frozenset({"ب"}),
    "وعد": frozenset({"ب"}),
}
_ADVERBIAL_HEADS = word_class("adverbial_heads")
# Objects that belong to the verb of report: لفت النظر إلى.
_WITH_VERB = word_class("with_verb")
_NEVER = word_class("never_cues")
_BACK = frozenset({"فيه", "فيها", "عنه", "عنها", "خلاله", "خلالها", "بموجبه"})
_FARTHEST = 70
_NAMED_IN_MARKS = frozenset({"institution", "source", "area", "site", "title"})


@dataclass(slots=True)
class Report:
    """A cue at token `at` and its content from token `content` on; `how` says what opens the content.

    `zone` is the range of tokens where the speaker may stand; `before` is a quoted piece just before the cue.
    """

    at: int
    kind: str
    reading: Analysis | None
    lemma: str
    content: int = -1
    how: str = ""
    preposition: int = -1
    zone: tuple[int, int] = (0, 0)
    before: Pair | None = None
    cue_spans: list[tuple[int, int]] = field(default_factory=list)
    starts_new: bool = True
    rule: str = ""
    first: int = 0
    # Of a source phrase: the speaker's noun phrase, and where the content before it ends.
    noun: Phrase | None = None
    until: int = -1


def is_finite(form: Form) -> Analysis | None:
    """The finite reading of a word as a verb of report, the plain one first; None where it has none."""
    best = None
    for a in form.cue:
        if (
            a.pos == "verb"
            and a.form in ("perfect", "imperfect")
            and a.frame.kind == "report"
            and a.person == "3"
            and a.number != "d"
        ) and (best is None or (best.frame.homograph and not a.frame.homograph)):
            best = a
    return best


def is_participle(form: Form) -> Analysis | None:
    """The reading as a participle of report in the accusative (قائلا), or None."""
    for a in form.cue:
        if (
            a.form == "active_participle"
            and a.frame.kind == "report"
            and not form.definite
            and not form.conjunction
            and not a.proclitics
            and a.number != "d"
            and a.lemma not in _ACTS
        ) and (a.accusative or a.gender == "f" or a.number in ("p", "d")):
            return a
    return None


def is_masdar(form: Form) -> Analysis | None:
    """The reading as a noun of report with a pronoun (قوله) or القول, or None."""
    for a in form.cue:
        if a.form == "masdar" and a.frame.kind == "report" and (a.enclitics or form.stem in ("القول", "قول")):
            return a
    return None


@cache
def _editorial() -> tuple[tuple[str, ...], ...]:
    return tuple(p.words for p in phrases() if p.kind == "editorial")


def _is_editorial(layout: Layout, at: int, first: int) -> bool:
    """Whether the word at `at` belongs to a formula of the reporter's own: يذكر أن، تجدر الإشارة إلى أن."""
    tokens = layout.tokens
    for formula in _editorial():
        for begin in range(max(first, at - len(formula) + 1), at + 1):
            piece = tokens[begin : begin + len(formula)]
            if len(piece) < len(formula):
                continue
            if piece[0].form.bare != formula[0] and piece[0].form.word != formula[0]:
                continue
            if all(
                t.form.word == w or (t.form.comp and w == "ان")
                for t, w in zip(piece[1:], formula[1:], strict=True)
            ):
                return True
    return False


def find_reports(layout: Layout, first: int, last: int) -> list[Report]:
    """The reports of one sentence ``[first, last)``, in order; each has a content, ends not yet known."""
    heads = [(at, *head) for at in range(first, last) if (head := _head(layout, at, first)) is not None]
    starts = [at for at, kind, reading in heads if _begins_report(layout, at, kind, first)]
    found: list[Report] = []
    taken: set[int] = set()
    for at, kind, reading in heads:
        if at in taken:
            continue
        report = _read(layout, at, kind, reading, first, last, starts, taken)
        if report is not None:
            found.append(report)
    return found


def _head(layout: Layout, at: int, first: int) -> tuple[str, Analysis] | None:
    form = layout.tokens[at].form
    if not form.cue or layout.inside[at] >= 0:
        return None
    after = layout.tokens[at + 1] if at + 1 < len(layout.tokens) else None
    if (reading := is_participle(form)) is not None:
        if (
            reading.accusative
            or _opens_content(layout, at + 1, reading)
            or (at > first and layout.tokens[at - 1].form.text in words.COMMAS)
        ):
            return PARTICIPLE, reading
        return None
    if (reading := is_finite(form)) is not None:
        before = layout.tokens[at - 1].form if at > first else None
        if before is not None and before.bare in _NOT_BEFORE_VERB:
            return None
        if (
            before is not None
            and before.bare in words.RELATIVES
            and (reading.enclitics or reading.frame.homograph or not _opens_content(layout, at + 1, reading))
        ):
            return None
        if any(a.exact and a.role for a in form.readings) and not (
            form.conjunction or at == first or before is None or before.bare in _BEFORE_REPORT
        ):
            return None
        if before is not None and before.comp and before.word.endswith("ان") and reading.form == "perfect":
            return None  # إن and أن stand before a noun
        follower = after.form if after is not None else None
        if follower is not None and follower.particle and follower.prep == "" and follower.word in _BACK:
            return None  # لقاء أعلن فيه
        if form.definite or form.bare in _NEVER or reading.proclitics[-1:] in (("ب",), ("ل",)):
            return None
        if reading.lemma in _ACTS or (form.word[:1] in "يت" and _is_editorial(layout, at, first)):
            return None
        return VERB, reading
    reading = is_masdar(form)
    if reading is None or after is None:
        return None
    if at > first and layout.tokens[at - 1].form.stem in ("الجدير", "جدير"):
        return None
    speaks = reading.lemma == "قال" or after.form.comp or after.form.text in words.COLON
    return (MASDAR, reading) if speaks else None


def _opens_content(layout: Layout, at: int, reading: Analysis) -> bool:
    """Whether token `at` opens a content that the reading governs."""
    if at >= len(layout.tokens):
        return False
    form = layout.tokens[at].form
    clauses, phrases = governed(reading.frame)
    if form.comp or form.text in words.COLON or at in layout.opens:
        return True
    return bool(form.prep and form.prep in clauses | phrases) or ("" in phrases and object_like(form))


_NOT_BEFORE_VERB = word_class("not_before_verb")


_BEFORE_REPORT = word_class("before_report")


def _begins_report(layout: Layout, at: int, kind: str, first: int) -> bool:
    """Whether the cue opens a report of its own, one that ends the content before it."""
    if kind == PARTICIPLE:
        return True
    form = layout.tokens[at].form
    if kind == MASDAR:
        return form.bare[:1] == "ب" and at > first and layout.tokens[at - 1].form.text in words.COMMAS
    if at == first or form.conjunction:
        return True
    before = layout.tokens[at - 1].form
    return before.text in words.COMMAS or before.bare in _BEFORE_REPORT or (at - 1 in layout.closes)


def _read(
    layout: Layout,
    at: int,
    kind: str,
    reading: Analysis,
    first: int,
    last: int,
    starts: list[int],
    taken: set[int],
) -> Report | None:
    tokens = layout.tokens
    report = Report(at, kind, reading, reading.lemma, first=first)
    report.starts_new = _begins_report(layout, at, kind, first)
    head_end = at + 1
    # أردف يقول، وتابع قائلا: two words of report side by side are one cue.
    if kind == VERB and head_end < last:
        follower = tokens[head_end].form
        if not follower.conjunction and follower.cue and layout.inside[head_end] < 0:
            second = is_participle(follower) or is_finite(follower)
            if second is not None and second.frame.direct and second.lemma == "قال":
                taken.add(head_end)
                head_end += 1
                report.rule = "double-cue"
    readings = [
        a
        for a in tokens[at].form.cue
        if a.frame.kind == "report" and a.pos == reading.pos and a.form == reading.form
    ]
    following = bisect_left(starts, head_end)
    limit = min(starts[following] if following < len(starts) else last, at + _FARTHEST, last)
    _scan(layout, report, readings or [reading], head_end, limit)
    if report.how and report.reading is not None:
        report.lemma = report.reading.lemma
    _look_back(layout, report, first)
    if not report.how and report.before is None:
        return None
    if not report.how:
        report.zone = (head_end, min(limit, head_end + 30))
    form = tokens[at].form
    begin = at
    if (
        kind == MASDAR
        and form.stem == "القول"
        and at > first
        and tokens[at - 1].form.text.endswith(("ا", "اً", "ًا"))
    ):
        begin = at - 1  # مكتفيا بالقول
    start = tokens[begin].start + tokens[begin].form.cut
    end = tokens[head_end - 1].end
    if report.preposition >= 0:
        p = tokens[report.preposition]
        p_start, p_end = p.start, p.end
        if report.preposition - 1 >= head_end and tokens[report.preposition - 1].form.word in _WITH_VERB:
            p_start = tokens[report.preposition - 1].start
            report.preposition -= 1
        if report.preposition == head_end:
            end = p_end
        else:
            report.cue_spans.append((p_start, p_end))
    report.cue_spans.insert(0, (start, end))
    if report.how:
        report.zone = (
            head_end,
            report.preposition if report.preposition >= 0 else max(report.content, head_end),
        )
    return report


def _scan(layout: Layout, report: Report, readings: list[Analysis], begin: int, limit: int) -> None:
    """Find where the content begins, between the cue and `limit`, and what opens it."""
    tokens = layout.tokens
    clauses = frozenset().union(*(governed(a.frame)[0] for a in readings))
    governing = frozenset().union(
        *(governed(a.frame)[1] | _ALSO_TAKES.get(a.lemma, frozenset()) for a in readings)
    )
    homograph = any(a.frame.homograph and a.lemma not in _MOSTLY_REPORTS for a in readings)
    if tokens[report.at].form.particle:
        homograph = True
    objects = not all(a.frame.homograph and a.lemma not in _SOFT_OBJECTS for a in readings)
    addressee = any(a.frame.addressee for a in readings)
    at = begin
    thing = phrase = -1
    relative = False
    commas = 0
    while at < limit:
        form = tokens[at].form
        before = tokens[at - 1].form
        if at in layout.opens:
            pair = layout.opens[at]
            if (
                not relative or before.bare == "ب" or word_count(tokens, at, pair.close) >= 8
            ) and _speech_in_marks(layout, pair, begin, limit):
                report.content, report.how = at, MARKS
                if homograph and not _strong(layout, report, begin, at):
                    report.content, report.how = -1, ""
                elif before.bare == "ب":
                    report.preposition = at - 1
                elif before.prep and before.prep in governing:
                    report.preposition, report.how = at - 1, OBJECT if thing >= 0 else MARKS
                elif "ب" in governing and at - 1 > begin and written_preposition(before) == "ب":
                    report.content, report.how = at - 1, OBJECT
                elif thing >= 0:
                    report.content, report.how = thing, OBJECT
                return
            at = pair.close + 1
            continue
        if at in layout.parens:
            at = layout.parens[at] + 1
            continue
        if form.text in words.COLON:
            if homograph and not (at + 1 in layout.opens and _strong(layout, report, begin, at)):
                return
            if at + 1 < limit and commas < 4:
                report.content, report.how = at + 1, SPEECH
            return
        if form.text in words.COMMAS:
            commas += 1
            relative = False
            if report.kind == PARTICIPLE and commas == 1 and at + 1 < limit and not tokens[at + 1].form.prep:
                break
            if thing >= 0 and commas:
                break
        if form.bare in words.RELATIVES:
            relative = True
        if form.comp:
            preposition = before.bare if before.bare in ("الي", "علي", "من", "عن", "ب") and at > begin else ""
            if thing >= 0 and at - thing < 4 and form.word.startswith("ان") and not preposition:
                break
            if phrase >= 0 and at - phrase < 6 and not preposition and object_like(before):
                break
            if homograph and not _strong(layout, report, begin, at):
                return
            if _governs(clauses, preposition, form, before, relative, at == begin):
                report.content, report.how = at, CLAUSE
                if preposition:
                    report.preposition = at - 1
                return
            if form.comp and before.bare in ("كما", "حيث"):
                return
        elif (
            report.kind == PARTICIPLE
            and at == begin
            and "" in governing
            and not addressee
            and _named_thing(form)
        ):
            thing = at
        elif not relative and objects:
            if form.prep in governing and form.prep and _phrase_follows(layout, at, begin, limit):
                if phrase < 0:
                    phrase = at
                if form.prep == "الي" or "" not in clauses or at == begin:
                    break
            letter = written_preposition(form)
            if not letter and "ل" in governing and form.bare[:1] == "ل" and not form.readings and at > begin:
                letter = "ل"
            if letter and letter in governing and _is_thing(form, layout, at):
                report.content, report.how = at, OBJECT
                return
            if thing < 0 and "" in governing and object_like(form) and _after_subject(before, at == begin):
                thing = at
        at += 1
    if phrase >= 0 and (thing < 0 or phrase < thing):
        report.content, report.how, report.preposition = phrase + 1, OBJECT, phrase
    elif thing >= 0:
        report.content, report.how = thing, OBJECT


def _named_thing(form: Form) -> bool:
    """Whether a word can be the object that a participle takes at once: معتبرا الدمج ضرورة."""
    return (
        form.kind == WORD
        and form.definite
        and not form.prep
        and form.stem_at == form.cut
        and not is_role(form)
    )


def _strong(layout: Layout, report: Report, begin: int, at: int) -> bool:
    """Whether a word that often is another one stands as a verb of report does: first, its content close
    by.
    """
    if at - begin > 14 or not report.starts_new:
        return False
    if at == begin:
        return True
    phrase = read_phrase(layout, begin, at)
    return phrase is not None and (
        phrase.name is not None or is_role(phrase.head) or phrase.head.role == "institution"
    )


def _governs(
    clauses: frozenset[str], preposition: str, form: Form, before: Form, relative: bool, adjacent: bool
) -> bool:
    if form.conjunction:
        return False
    if relative and before.kind == WORD and not form.text.startswith("إ"):
        return False
    if preposition:
        return preposition in clauses
    if before.bare in words.BEFORE_AN and not adjacent:
        return False
    if form.comp == "بان":
        return True
    return not before.comp


@cache
def governed(frame: Frame) -> tuple[frozenset[str], frozenset[str]]:
    """The prepositions, folded, that may stand before a clause and before a noun phrase that is the
    content.
    """
    return frozenset(map(fold_text, frame.clauses)), frozenset(map(fold_text, frame.phrases))


def _phrase_follows(layout: Layout, at: int, begin: int, limit: int) -> bool:
    """Whether what follows the governed preposition at `at` is what was said, no clause or addressee."""
    if at + 1 >= limit:
        return False
    after = layout.tokens[at + 1].form
    if after.comp or after.bare in words.RELATIVES:
        return False
    preposition = layout.tokens[at].form.prep
    if layout.tokens[at - 1].form.stem in _ADVERBIAL_HEADS:
        return False
    if preposition in ("من", "عن", "علي") and (
        is_role(layout.tokens[at - 1].form) or after.role in ("institution",)
    ):
        return layout.tokens[at - 1].form.definite and preposition != "من"
    return True


def _is_thing(form: Form, layout: Layout, at: int) -> bool:
    """Whether a word with ب or ل is what was asked or promised (بوضع خطة), not a place or an institution."""
    if form.comp:
        return False
    if (form.stem[2:] if form.definite else form.stem) in words.NOUN_OBJECTS:
        return True
    if form.role:
        return False
    if form.stem_at == form.cut and form.bare[:1] == "ل":
        return True
    if object_like(form) or noun_with_pronoun(form):
        return True
    base = form.stem[2:] if form.definite else form.stem
    if form.stem_at == form.cut:
        base = form.bare[1:]
    if not form.readings and form.stem_at == form.cut and len(form.bare) == 4:
        return True  # بـ or لـ on a masdar of three letters
    return any(a.form == "masdar" for a in form.readings) or base in words.NOUN_OBJECTS or _masdar_stem(base)


def _masdar_stem(base: str) -> bool:
    from annotations.suggest.shapes import _MASDAR

    return _MASDAR.fullmatch(base) is not None


def _after_subject(before: Form, adjacent: bool) -> bool:
    """Whether the word before can end a subject, so that an object may begin after it."""
    if adjacent:
        return True
    if before.prep:
        return False
    if before.definite or before.kind != WORD or before.bare in words.TIMES:
        return True
    return not before.role or before.role in ("given_name", "place")


def _speech_in_marks(layout: Layout, pair: Pair, begin: int, limit: int) -> bool:
    """Whether a quoted piece is what was said, not a name or a title within the subject."""
    tokens = layout.tokens
    count = word_count(tokens, pair.open, pair.close)
    before = tokens[pair.open - 1].form
    if before.text in words.COLON or before.word in ("ب",):
        return True
    if count >= 8:
        return True
    if before.prep in ("في", "من", "عن", "علي") and count <= 6:
        return False
    after = tokens[pair.close + 1].form if pair.close + 1 < len(tokens) else None
    if count <= 6 and (
        before.role in _NAMED_IN_MARKS or before.word in ("ل", "صحيفه", "قناه", "موقع", "برنامج", "شركه")
    ):
        return False
    if _content_later(layout, pair.close + 1, limit):
        return False
    if count >= 3:
        return True
    ends = after is None or after.text in words.STOPS or after.text in words.COMMAS or bool(after.conjunction)
    return ends and (pair.open == begin or count >= 2)


def _content_later(layout: Layout, at: int, limit: int) -> bool:
    tokens = layout.tokens
    steps = 0
    while at < limit and steps < 25:
        form = tokens[at].form
        if form.text in words.COLON:
            return True
        if form.comp and tokens[at - 1].form.bare not in words.BEFORE_AN:
            return True
        if at in layout.opens:
            pair = layout.opens[at]
            if word_count(tokens, pair.open, pair.close) >= 5:
                return True
            at = pair.close
        at += 1
        steps += 1
    return False


def _look_back(layout: Layout, report: Report, first: int) -> None:
    """The quoted piece that stands just before the cue: "…"، قال فلان."""
    if report.kind != VERB or layout.tokens[report.at].form.conjunction:
        return
    at = report.at - 1
    if at > first and layout.tokens[at].form.text in ("،", ",", "-", "–", "؛", "."):
        at -= 1
    pair = layout.closes.get(at)
    if pair is None or pair.open < first or word_count(layout.tokens, pair.open, pair.close) < 4:
        return
    report.before = pair
