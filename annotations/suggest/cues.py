"""The cues of a sentence: verbs, participles and nouns of report, each with where its content begins.

Numbers are token indices but for the spans of a cue, which are offsets of the text.
"""

from bisect import bisect_left

from annotations.suggest import words
from annotations.suggest.documents import in_document
from annotations.suggest.layout import Layout
from annotations.suggest.marks import word_count
from annotations.suggest.morphology import Analysis
from annotations.suggest.no_report import is_editorial, keeps_name_secret, never_done, things_before
from annotations.suggest.openings import find_opening
from annotations.suggest.relays import RELAYS, relay
from annotations.suggest.report import MASDAR, OBJECT, PARTICIPLE, VERB, Report, frame, governed
from annotations.suggest.shapes import object_like
from annotations.suggest.tokens import Form
from annotations.suggest.words import word_class

# What the lexicon calls reports and the scheme does not, or only with a clause.
_ACTS = word_class("acts")
# Objects that belong to the verb of report: لفت النظر إلى.
_WITH_VERB = word_class("with_verb")
_NEVER = word_class("never_cues")
# In the imperfect as a rule another verb or a passive: يعتبر من، يبلغ طوله.
_ONLY_WITH_CLAUSE = frozenset({"اعتبر", "أبلغ"})
_BACK = frozenset({"فيه", "فيها", "عنه", "عنها", "خلاله", "خلالها", "بموجبه"})
_NUNATIONS = ("ٌ", "ٍ", "ً", "ًا")
_FARTHEST = 70
_NOT_BEFORE_VERB = word_class("not_before_verb")
_BEFORE_REPORT = word_class("before_report")


def is_finite(form: Form) -> Analysis | None:
    """The finite reading of a word as a verb of report, the plain one first; None where it has none."""
    best = None
    if form.text.endswith(_NUNATIONS):
        return None  # a noun: كشفٍ
    for a in form.cue:
        if (
            a.pos == "verb"
            and a.form in ("perfect", "imperfect")
            and frame(a).kind == "report"
            and a.person == "3"
            and a.number != "d"
        ) and (best is None or (frame(best).homograph and not frame(a).homograph)):
            best = a
    return best


def is_participle(form: Form) -> Analysis | None:
    """The reading as a participle of report in the accusative (قائلا), or None."""
    for a in form.cue:
        if (
            a.form == "active_participle"
            and frame(a).kind == "report"
            and not form.definite
            and form.conjunction in ("", "و")
            and a.proclitics in ((), ("و",))
            and (a.accusative or a.gender == "f" or not form.conjunction)
            and a.number != "d"
            and a.lemma not in _ACTS
        ) and (a.accusative or a.gender == "f" or a.number in ("p", "d")):
            return a
    return None


def is_masdar(form: Form) -> Analysis | None:
    """The reading as a noun of report with a pronoun (قوله) or القول, or None."""
    for a in form.cue:
        if (
            a.form == "masdar"
            and frame(a).kind == "report"
            and (a.enclitics or form.stem in ("القول", "قول"))
        ):
            return a
    return None


def find_reports(layout: Layout, first: int, last: int) -> list[Report]:
    """The reports of one sentence ``[first, last)``, in order; each has a content, ends not yet known."""
    tokens, inside = layout.tokens, layout.inside
    heads = [
        (at, *head)
        for at in range(first, last)
        if tokens[at].form.cue and inside[at] < 0 and (head := _head(layout, at, first)) is not None
    ]
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
    after = layout.tokens[at + 1] if at + 1 < len(layout.tokens) else None
    if (reading := is_participle(form)) is not None:
        if (
            reading.accusative
            or _opens_content(layout, at + 1, reading)
            or (at > first and layout.tokens[at - 1].form.text in words.COMMAS and not form.conjunction)
        ):
            return PARTICIPLE, reading
        return None
    if (reading := is_finite(form)) is not None:
        before = layout.tokens[at - 1].form if at > first else None
        if before is not None and (
            before.bare in _NOT_BEFORE_VERB or (before.prep and not before.prep.endswith("ما"))
        ):
            return None
        if (
            before is not None
            and before.bare in words.RELATIVES
            and (reading.enclitics or frame(reading).homograph or not _opens_content(layout, at + 1, reading))
        ):
            return None
        if before is not None and things_before(before, reading):
            return None
        if before is not None and before.stem in ("الجدير", "جدير"):
            return None  # الجدير ذكره
        if never_done(layout, at, first):
            return None
        if any(a.exact and a.role for a in form.readings) and not (
            form.conjunction or at == first or before is None or before.bare in _BEFORE_REPORT
        ):
            return None
        behind_an = before is not None and before.comp and before.word.endswith("ان")
        told_before = any(t.form.bare == "سبق" for t in layout.tokens[max(first, at - 9) : at])
        if behind_an and reading.form == "perfect" and not told_before:
            return None  # إن and أن stand before a noun, but for سبق أن
        follower = after.form if after is not None else None
        back = follower is not None and not form.conjunction
        if (
            back
            and follower is not None
            and follower.particle
            and follower.prep == ""
            and follower.word in _BACK
        ):
            return None  # لقاء أعلن فيه
        if form.definite or form.bare in _NEVER or reading.proclitics[-1:] in (("ب",), ("ل",)):
            return None
        if reading.lemma in _ACTS or (form.word[:1] in "يت" and is_editorial(layout, at, first)):
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
    clauses, phrases = governed(frame(reading))
    if form.comp or form.text in words.COLON or at in layout.opens:
        return True
    return bool(form.prep and form.prep in clauses | phrases) or ("" in phrases and object_like(form))


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
    if kind == VERB and (held := in_document(layout, at, reading, first, last)) is not None:
        return held
    report = Report(at, kind, reading, reading.lemma, first=first)
    report.starts_new = _begins_report(layout, at, kind, first)
    head_end = at + 1
    # أردف يقول، وتابع قائلا: two words of report side by side are one cue.
    if kind == VERB and head_end < last:
        follower = tokens[head_end].form
        if not follower.conjunction and follower.cue and layout.inside[head_end] < 0:
            second = is_participle(follower) or is_finite(follower)
            if second is not None and frame(second).direct and second.lemma == "قال":
                taken.add(head_end)
                head_end += 1
    readings = [
        a
        for a in tokens[at].form.cue
        if frame(a).kind == "report" and a.pos == reading.pos and a.form == reading.form
    ]
    following = bisect_left(starts, head_end)
    limit = min(starts[following] if following < len(starts) else last, at + _FARTHEST, last)
    find_opening(layout, report, readings or [reading], head_end, limit)
    if report.how and report.reading is not None:
        report.lemma = report.reading.lemma
    _look_back(layout, report, first)
    if not report.how and report.before is None:
        return None
    if report.how == OBJECT and keeps_name_secret(layout, report.content, last):
        return None
    if report.how == OBJECT and reading.lemma in _ONLY_WITH_CLAUSE and reading.form == "imperfect":
        return None
    if report.how and reading.lemma in RELAYS and not relay(layout, report, head_end):
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
    if report.source >= 0 and report.source != report.preposition:
        report.cue_spans.append((tokens[report.source].start, tokens[report.source].end))
    if report.how:
        report.zone = (
            head_end,
            report.preposition if report.preposition >= 0 else max(report.content, head_end),
        )
    return report


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
