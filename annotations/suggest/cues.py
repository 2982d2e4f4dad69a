"""The cues of a sentence: verbs, participles and nouns of report, each with where its content begins.

Numbers are token indices but for the spans of a cue, which are offsets of the text.
"""

from bisect import bisect_left, insort

from annotations.suggest import words
from annotations.suggest.bare import find_bare_speech, link_participle
from annotations.suggest.documents import in_document
from annotations.suggest.heads import in_the_perfect, is_finite, is_participle, read_head
from annotations.suggest.layout import Layout
from annotations.suggest.learned import LEARNS, read_learned
from annotations.suggest.marks import word_count
from annotations.suggest.morphology import Analysis
from annotations.suggest.naming import is_naming, read_naming
from annotations.suggest.no_report import keeps_name_secret
from annotations.suggest.nouns_of_report import is_told, read_told
from annotations.suggest.openings import find_opening
from annotations.suggest.posted import POSTS, read_posted
from annotations.suggest.relays import RELAYS, relay
from annotations.suggest.report import MASDAR, OBJECT, PARTICIPLE, VERB, Report, frame
from annotations.suggest.said_aside import find_aside
from annotations.suggest.talk import TALKS, tells
from annotations.suggest.words import word_class

# Objects that belong to the verb of report: لفت النظر إلى.
_WITH_VERB = word_class("with_verb")
# In the imperfect as a rule another verb or a passive: يعتبر من، يبلغ طوله.
_ONLY_WITH_CLAUSE = frozenset({"اعتبر", "أبلغ"})
# Words in marks that such a verb tells: fewer are a name.
_FEWEST_CALLED = 4
_FARTHEST = 70
# Words in marks that the verb behind them tells; fewer where they begin the sentence and a comma follows.
_FEWEST_BEFORE = 4
_FEWEST_ALONE = 2
_SO = frozenset({"هكذا", "كما"})
_WITH_THESE = frozenset({"بهذه", "بهذا", "بتلك", "بهاته"})
# Verbs that are no reports by themselves, but with بقوله.
_FRAMING = frozenset({"اختتم", "افتتح", "استهل", "أنهى"})
_ACT_REACH = 12
_BURDEN_REACH = 10
# What one is made to bear by words: حمّل الحكومة مسؤولية كذا.
_BURDENS = frozenset({"مسووليه", "المسووليه", "تبعات", "تبعه", "وزر"})
_BEFORE_REPORT = word_class("before_report")
# Verbs that report only with more than themselves.
_OTHERS = dict.fromkeys(LEARNS, read_learned) | dict.fromkeys(POSTS, read_posted)


def find_reports(layout: Layout, first: int, last: int) -> list[Report]:
    """The reports of one sentence ``[first, last)``, in order; each has a content, ends not yet known."""
    tokens, inside = layout.tokens, layout.inside
    heads: list[tuple[int, str, Analysis]] = []
    found: dict[int, Report] = {}
    for at in range(first, last):
        form = tokens[at].form
        if not form.cue or inside[at] >= 0:
            continue
        if (head := read_head(layout, at, first)) is not None:
            heads.append((at, *head))
        if (told := is_told(form)) is not None:
            owned = read_told(layout, at, told, first, last)
            if owned is not None:
                found[at] = owned
        elif (other := _read_other(layout, at, first, last)) is not None:
            found[at] = other
    # From the last to the first: what looks like another word begins no report where it has no content, and
    # then the content before it goes on.
    starts: list[int] = []
    for at, kind, reading in reversed(heads):
        report = _read(layout, at, kind, reading, first, last, starts, found)
        if report is not None:
            found[at] = report
        sure = not (frame(reading).homograph or reading.lemma in TALKS)
        if (report is not None or sure) and _begins_report(layout, at, kind, first):
            insort(starts, at)
    return [found[at] for at in sorted(found)]


def _read_other(layout: Layout, at: int, first: int, last: int) -> Report | None:
    """The report of a verb that by itself reports nothing: learned from someone, put up on an account."""
    reading = in_the_perfect(layout.tokens[at].form, _OTHERS.keys())
    return None if reading is None else _OTHERS[reading.lemma](layout, at, reading, first, last)


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
    found: dict[int, Report],
) -> Report | None:
    tokens = layout.tokens
    if kind == VERB and (held := in_document(layout, at, reading, first, last)) is not None:
        return held
    if kind == VERB and (named := read_naming(layout, at, reading, first, last)) is not None:
        return named
    if kind == VERB and reading.lemma != "اعتبر" and is_naming(layout, at, reading, first):
        return None
    report = Report(at, kind, reading, reading.lemma, first=first)
    report.starts_new = _begins_report(layout, at, kind, first)
    head_end = at + 1
    # أردف يقول، وتابع قائلا: two words of report side by side are one cue.
    if kind == VERB and head_end < last:
        follower = tokens[head_end].form
        if not follower.conjunction and follower.cue and layout.inside[head_end] < 0:
            second = is_participle(follower) or is_finite(follower)
            if second is not None and frame(second).direct and second.lemma == "قال":
                found.pop(head_end, None)
                head_end += 1
    readings = [
        a
        for a in tokens[at].form.cue
        if frame(a).kind == "report" and a.pos == reading.pos and a.form == reading.form
    ]
    following = bisect_left(starts, head_end)
    limit = min(starts[following] if following < len(starts) else last, at + _FARTHEST, last)
    find_opening(layout, report, readings or [reading], head_end, limit)
    if reading.lemma == "حمل" and not _find_burden(layout, report, head_end, limit):
        return None
    nearer = _same_content(report, found)
    if nearer is not None and nearer.until > nearer.content:
        # What a thing is called stands within the subject: طالبت ما وصفتها بـ«…» بكذا.
        report.content, report.how, report.preposition = -1, "", -1
        find_opening(layout, report, readings or [reading], nearer.until, limit)
        nearer = _same_content(report, found)
    if nearer is not None and (nearer.kind != MASDAR or nearer.noun is not None):
        report.content, report.how, report.preposition = -1, "", -1
    if report.how and report.reading is not None:
        report.lemma = report.reading.lemma
    _look_back(layout, report, first)
    aside = not report.how and report.before is None and find_aside(layout, report, first, last)
    if not report.how and report.before is None:
        find_bare_speech(layout, report, head_end, limit)
    if not report.how and report.before is None:
        if reading.lemma in TALKS:
            return None
        link_participle(layout, report, head_end, found)
        return None
    if reading.lemma == "عبر" and tokens[report.preposition].form.word != "عن":
        return None  # crossed
    if report.how == OBJECT and keeps_name_secret(layout, report.content, last):
        return None
    if reading.lemma in _ONLY_WITH_CLAUSE and reading.form == "imperfect":
        pair = layout.opens.get(report.content) if not reading.enclitics else None
        short = pair is not None and word_count(tokens, pair.open, pair.close) < _FEWEST_CALLED
        if report.how == OBJECT or short:
            return None
    if report.how and reading.lemma in RELAYS and not relay(layout, report, head_end):
        return None
    if not report.how:
        report.zone = (head_end, min(limit, head_end + 30))
    form = tokens[at].form
    begin = at
    if kind == MASDAR and form.stem == "القول" and at > first:
        before = tokens[at - 1].form
        if before.text.endswith(("ا", "اً", "ًا")) or before.bare == "الي":
            begin = at - 1  # مكتفيا بالقول، خلص إلى القول
    whole = reading.lemma == "وعد" and not reading.proclitics
    start = tokens[begin].start + (0 if whole else tokens[begin].form.cut)  # وعد is not و and عد
    end = tokens[head_end - 1].end
    if kind == MASDAR and (act := _act_before(layout, begin, first)) >= 0:
        opened = tokens[act].start + tokens[act].form.cut
        if act == begin - 1:
            start = opened  # اختتم بقوله
        else:
            report.cue_spans.append((opened, tokens[act].end))
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
    if reading.lemma == "رأى" and head_end < report.content and tokens[head_end].form.word in ("فيه", "فيها"):
        end = tokens[head_end].end
    report.cue_spans.append((start, end))
    report.cue_spans.sort()
    if nearer is not None and report.how:
        _take_over(report, nearer, found)
    if report.source == head_end and report.cue_spans[-1] == (start, end):
        report.cue_spans[-1] = (start, tokens[head_end].end)  # نُقل عن
    elif report.source >= 0 and report.source != report.preposition:
        report.cue_spans.append((tokens[report.source].start, tokens[report.source].end))
    if report.how:
        report.zone = (
            head_end,
            report.preposition if report.preposition >= 0 else max(report.content, head_end),
        )
    if aside:
        report.zone = (head_end, last)
    if reading.lemma in TALKS and not tells(layout, report):
        return None
    return report


def _find_burden(layout: Layout, report: Report, begin: int, limit: int) -> bool:
    """Make what someone has to bear by words the content: حمّل الحكومة مسؤولية كذا. False: there is none."""
    if report.reading is None or report.reading.form == "imperfect":
        return False
    for at in range(begin, min(limit, begin + _BURDEN_REACH)):
        if layout.tokens[at].form.word in _BURDENS:
            report.content, report.how, report.preposition = at, OBJECT, -1
            return True
    return False


def _act_before(layout: Layout, at: int, first: int) -> int:
    """The verb of beginning or ending that a noun of report completes: واختتم الوزير كلمته بالقول; or -1."""
    for k in range(at - 1, max(first, at - _ACT_REACH) - 1, -1):
        form = layout.tokens[k].form
        if form.text in words.COMMAS:
            return -1
        if (form.conjunction == "و" or k == first) and any(a.lemma in _FRAMING for a in form.cue):
            return k
    return -1


def _same_content(report: Report, found: dict[int, Report]) -> Report | None:
    """The report from this one on, of those found so far, that has the same content."""
    if not report.how:
        return None
    # A cue stands before its content; the one nearest to it comes first, another reading of this word last.
    behind = (found.get(at) for at in range(report.content - 1, report.at - 1, -1))
    return next((r for r in behind if r is not None and r.content == report.content), None)


def _take_over(report: Report, nearer: Report, found: dict[int, Report]) -> None:
    """Make a noun of report between a verb and its content no report of its own: وختم بالقول: «…»."""
    del found[nearer.at]
    if nearer.lemma != "قال":
        return
    start, end = nearer.cue_spans[0]
    if report.cue_spans[-1][1] + 1 >= start:
        start = report.cue_spans.pop()[0]
    report.cue_spans.append((start, end))


def _look_back(layout: Layout, report: Report, first: int) -> None:
    """The quoted piece that stands just before the cue: "…"، قال فلان."""
    if report.kind != VERB or layout.tokens[report.at].form.conjunction:
        return
    tokens = layout.tokens
    at = report.at - 1
    if at > first and tokens[at].form.bare in _SO:
        at -= 1  # «…»، هكذا قال
    elif at - 1 > first and tokens[at - 1].form.word in _WITH_THESE and tokens[at].form.definite:
        at -= 2  # «…»، بهذه الكلمات استهل
    comma = at > first and tokens[at].form.text in words.COMMAS
    if at > first and tokens[at].form.text in ("،", ",", "-", "–", "؛", "."):
        at -= 1
    pair = layout.closes.get(at)
    if pair is None or pair.open < first:
        return
    direct = report.reading is not None and frame(report.reading).direct
    sure = direct and report.reading is not None and not frame(report.reading).homograph
    alone = pair.open == first and ((comma and direct) or (sure and not report.how))
    if word_count(tokens, pair.open, pair.close) < (_FEWEST_ALONE if alone else _FEWEST_BEFORE):
        return
    report.before = pair
