"""Paragraphs, sentences and words of a text as spans ``[start, end)`` of code points, in linear time."""

import re
import unicodedata

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?؟۔…]+")
_CLOSERS = frozenset('»"”“’‹›«‟)]}')
_MARKS = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u08d3-\u08ff\u0640\u200d"
)
_WORD = re.compile(rf"[^\W_][\w{_MARKS}]*")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its edges; empty (start == end) where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The lines that hold something, without the white space around them."""
    spans = (trim(text, m.start(), m.end()) for m in _LINE.finditer(text))
    return [(start, end) for start, end in spans if start < end]


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of every paragraph, each with its stop and the closing marks after it.

    A stop ends a sentence where white space or the paragraph's end follows it; the stop after a
    single letter (د. أ. م.) and the one inside a number do not.
    """
    found: list[tuple[int, int]] = []
    for start, end in paragraphs(text):
        begin = start
        for stop in _STOP.finditer(text, start, end):
            cut = stop.end()
            while cut < end and text[cut] in _CLOSERS:
                cut += 1
            if (cut < end and not text[cut].isspace()) or _abbreviates(
                text, begin, stop.start(), stop.group()
            ):
                continue
            found.append(trim(text, begin, cut))
            begin = cut
        if begin < end:
            rest = trim(text, begin, end)
            if rest[0] < rest[1]:
                found.append(rest)
    return found


def _abbreviates(text: str, begin: int, at: int, stop: str) -> bool:
    """Whether the stop at `at` follows one lone letter, as in د. فلان, or one after و, as in ود. فلان."""
    if stop != "." or at <= begin or not text[at - 1].isalpha():
        return False
    before = at - 2
    if before >= begin and text[before] == "و":
        before -= 1
    return before < begin or text[before].isspace() or text[before] in './("«“'


def words(text: str) -> list[tuple[int, int]]:
    """The words of the text: letters and digits in a row with their tashkeel and tatweel, no punctuation."""
    found: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        while end < len(text) and unicodedata.category(text[end])[0] == "M":
            end += 1
        if found and found[-1][1] >= start:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
