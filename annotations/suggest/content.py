"""Where the content of a report ends, and which kind of quote it is. Token indices; ranges ``[first,
last)``.
"""

from bisect import bisect_right
from dataclasses import dataclass
from typing import cast

from annotations.scheme import QuoteKind
from annotations.suggest import words
from annotations.suggest.heads import is_finite, is_participle
from annotations.suggest.layout import Layout
from annotations.suggest.marks import word_count
from annotations.suggest.report import CLAUSE, MARKS, OBJECT, SPEECH, Report
from annotations.suggest.returns import MAY_RETURN, concedes, keeps_back, reporter_returns, source_ends_clause
from annotations.suggest.rule_names import ContentRule
from annotations.suggest.tokens import WORD
from annotations.suggest.words import word_class

_LONGEST = 700
_LEADING = word_class("leading")
_NAMED = frozenset({"institution", "site", "area"})
# Before marks these say that a name stands in them.
_NAMING = frozenset({"لقب", "اسم", "عنوان", "شعار", "تسميه", "مسمي"})
_CALLS = frozenset({"وصف", "سمى", "أسمى", "نعت"})


@dataclass(slots=True)
class Content:
    """The token range of a quote, its kind, and whether its end is proven by a mark."""

    first: int
    last: int
    kind: QuoteKind
    marked: bool
    rule: ContentRule


def read_content(
    layout: Layout, report: Report, last: int, boundaries: list[int], paragraph_last: int
) -> Content | None:
    """The content of `report` within the sentence that ends before token `last`.

    `boundaries` are the tokens where later reports of the sentence begin, in order.
    """
    first = report.content
    if first < 0 or first >= last:
        return None
    if report.until >= 0:
        end = _strip(layout, first, report.until)
        return _unmarked(layout, report, first, end) if end > first else None
    following = bisect_right(boundaries, first)
    boundary = boundaries[following] if following < len(boundaries) else last
    boundary = min(boundary, first + _LONGEST)
    if first in layout.opens and report.how in (MARKS, SPEECH):
        marked = _marked(layout, first, min(boundary, last))
        if marked is not None:
            return marked
    end = _quoted_clause(layout, report, first, min(boundary, last))
    end = end or clause_end(layout, first, min(boundary, last), report.how)
    if end == last:
        end = _run_on(layout, report, first, last, paragraph_last)
    end = _strip(layout, first, end)
    if end <= first:
        return None
    return _unmarked(layout, report, first, end)


def _unmarked(layout: Layout, report: Report, first: int, last: int) -> Content:
    return Content(first, last, kind_of(layout, first, last), False, cast(ContentRule, report.how))


def _marked(layout: Layout, first: int, last: int) -> Content | None:
    """A quote that begins with its mark, where the mark's pair holds all of it."""
    pair = layout.opens[first]
    after = pair.close + 1
    if not pair.whole:
        end = _strip(layout, first, min(pair.close + 1, max(last, first + 1)))
        return Content(first, end, QuoteKind.DIRECT, False, "unclosed") if end > first + 1 else None
    if word_count(layout.tokens, first, pair.close) <= 3 and after < last:
        follower = layout.tokens[after].form
        if follower.kind == "word" and not follower.conjunction and not _speaks(layout, after):
            return None
    return Content(first, after, QuoteKind.DIRECT, True, "marks")


def _speaks(layout: Layout, at: int) -> bool:
    form = layout.tokens[at].form
    return bool(form.cue or form.prep) or form.bare in words.TIMES


def clause_end(layout: Layout, first: int, last: int, how: str) -> int:
    """The token after the reported clause that begins at `first`: at `last`, or where the reporter speaks
    again.
    """
    tokens, opens, parens = layout.tokens, layout.opens, layout.parens
    at = first
    while at < last:
        form = tokens[at].form
        if at in opens and opens[at].close < last:
            at = opens[at].close + 1
            continue
        if at in parens and parens[at] < last:
            at = parens[at] + 1
            continue
        if form.kind != WORD:
            if form.text in words.STOPS and at + 1 >= last:
                return last
            if form.text in words.COMMAS and at + 1 < last and reporter_returns(layout, at + 1, last, how):
                return at
        elif form.bare not in MAY_RETURN:  # as most words are
            pass
        elif at > first and source_ends_clause(layout, at, last):
            return at
        elif at > first + 1 and (keeps_back(layout, at) or (how == OBJECT and concedes(layout, at))):
            return at - (tokens[at - 1].form.word == "من")
        at += 1
    return last


def _quoted_clause(layout: Layout, report: Report, first: int, last: int) -> int:
    """The end of a clause whose words behind أن stand all in marks, before a comma; 0 where it is none."""
    pair = layout.opens.get(first + 1)
    if report.how != CLAUSE or pair is None or not pair.whole or pair.close + 2 >= last:
        return 0
    after, joined = layout.tokens[pair.close + 1].form, layout.tokens[pair.close + 2].form
    if word_count(layout.tokens, pair.open, pair.close) < 4 or after.text not in words.COMMAS:
        return 0
    goes_on = joined.comp or joined.kind == "mark" or joined.word in ("هو", "هي", "هم")
    return 0 if goes_on else pair.close + 1


def _run_on(layout: Layout, report: Report, first: int, last: int, paragraph_last: int) -> int:
    """The end of a content that goes on over a full stop: إنه «…». وإنه «…»."""
    tokens = layout.tokens
    if report.how != CLAUSE:
        return last
    end = last
    while end < paragraph_last:
        form = tokens[end].form
        last_of_next = _sentence_last(layout, end, paragraph_last)
        same = (
            form.comp == "ان"
            and form.conjunction
            and form.text.lstrip("وف")[:1] == tokens[first].form.text[:1]
        )
        if not (same or _goes_on_in_marks(layout, end, last_of_next)):
            break
        end = last_of_next
    return end


def _goes_on_in_marks(layout: Layout, first: int, last: int) -> bool:
    """Whether the sentence ``[first, last)`` goes on with the speaker's words: …يمكن أن «…». ويمكن أن «…»."""
    tokens = layout.tokens
    before = first - 2
    if before not in layout.closes or not tokens[first].form.conjunction:
        return False
    quoted = False
    for at in range(first, last):
        if layout.inside[at] < 0 and (is_finite(tokens[at].form) or is_participle(tokens[at].form)):
            return False
        pair = layout.opens.get(at)
        quoted = quoted or (pair is not None and pair.whole and word_count(tokens, at, pair.close) >= 4)
    return quoted


def _sentence_last(layout: Layout, at: int, paragraph_last: int) -> int:
    while at < paragraph_last:
        if layout.tokens[at].form.text in words.STOPS and layout.inside[at] < 0:
            return at + 1
        at += 1
    return paragraph_last


def _strip(layout: Layout, first: int, end: int) -> int:
    """The end without the stop, comma or joining words before it."""
    tokens = layout.tokens
    while end > first:
        form = tokens[end - 1].form
        if (
            (
                form.kind == "punctuation"
                and form.text not in words.CLOSE_PARENS
                and form.text not in ("%", "$")
            )
            or (form.word in _LEADING and end - 1 > first)
            or (form.word == "في" and end < len(tokens) and tokens[end].form.word == "حين")
            or (form.kind == "mark" and end - 1 not in layout.closes and end - 1 > first)
        ):
            end -= 1
        else:
            return end
    return end


def kind_of(layout: Layout, first: int, end: int) -> QuoteKind:
    """Direct where one pair of marks holds all, mixed where some of the speaker's words stand in marks."""
    at = first
    tokens = layout.tokens
    if first in layout.opens:
        whole = layout.opens[first]
        if whole.close == end - 1 or not whole.whole:
            return QuoteKind.DIRECT
    while at < end:
        pair = layout.opens.get(at)
        if pair is not None:
            if pair.close < end + 1 and _speakers_words(layout, first, pair.open, pair.close):
                return QuoteKind.MIXED
            at = pair.close + 1
            continue
        if tokens[at].start >= tokens[end - 1].end:
            break
        at += 1
    return QuoteKind.INDIRECT


def _speakers_words(layout: Layout, first: int, opener: int, closer: int) -> bool:
    tokens = layout.tokens
    count = word_count(tokens, opener, closer)
    if count >= 4:
        return True
    before = tokens[opener - 1].form if opener > 0 else None
    if before is None or count == 0:
        return False
    inner = [tokens[k].form for k in range(opener + 1, closer)]
    if count <= 2 and before.comp and before.bare in ("ان", "بان"):
        after = tokens[closer + 1].form if closer + 1 < len(tokens) else None
        does = after is not None and (after.word == "قد" or (after.verb is not None and after.noun is None))
        if count == 2 and (after is None or after.kind != WORD or after.conjunction):
            return True  # أن «القرار خاطئ»، the whole clause
        if does or inner[0].definite or inner[0].role in _NAMED:
            return False  # أن «الهيئة» بدأت: a name that the clause begins with
    if count == 1 and inner[0].verb is not None and inner[0].noun is None:
        return True  # no name is a verb: إن بلاده «رحبت» بهم
    if before.comp or opener == first or _own_term(layout, opener):
        return True
    if before.role in ("institution", "source", "area", "site", "title", "place") or before.word == "ل":
        return False
    if inner[0].role in _NAMED or before.stem in _NAMING:
        return False
    return count >= 2 and not inner[0].definite and not any(f.role == "given_name" for f in inner)


def _own_term(layout: Layout, opener: int) -> bool:
    """Whether the marks hold what someone calls a thing: وصفها بـ«المزرية»."""
    tokens = layout.tokens
    if opener < 2 or tokens[opener - 1].form.word != "ب":
        return False
    return any(a.lemma in _CALLS for a in tokens[opener - 2].form.readings)
