"""Caret moves stop where a letter with its marks, an emoji or a word begins or ends, in logical order."""

import itertools
import unicodedata

from annotations.scheme import parts_a_letter
from tests.browser.editing.conftest import TEXT


def _walk(page, name: str, start: int) -> list[int]:
    return page.evaluate(
        """([name, start]) => {
            const stops = [start];
            for (;;) {
                const next = words[name](prepared, stops.at(-1));
                if (next === stops.at(-1)) return stops;
                stops.push(next);
            }
        }""",
        [name, start],
    )


def test_letter_moves_never_stop_inside_a_letter_or_an_emoji(text_page):
    forward = _walk(text_page, "nextLetter", 0)
    assert forward[-1] == len(TEXT)
    assert not [at for at in forward if parts_a_letter(TEXT, at)]
    assert not [at for at in forward if at < len(TEXT) and unicodedata.combining(TEXT[at])]
    family = TEXT.index("👩")
    assert [at for at in forward if family < at < family + 5] == []
    assert forward == _walk(text_page, "lastLetter", len(TEXT))[::-1]


def test_word_moves_stop_at_word_ends_and_quotation_marks(text_page):
    ends = _walk(text_page, "nextWord", 0)
    taken = [TEXT[a:b].strip() for a, b in itertools.pairwise(ends)]
    assert taken[:4] == ["قالَ", "الرَّئيس", "😀", "محمّد"]
    assert "نـــعم" in taken
    assert "می\u200cخواهم" in taken
    assert ": «" in taken
    assert taken[-3:] == ['"', "حسنا", '"'] or taken[-4:-1] == ['"', "حسنا", '"']


def test_word_moves_back_stop_at_word_starts(text_page):
    starts = _walk(text_page, "lastWord", len(TEXT))
    assert starts[-1] == 0
    assert {TEXT.index("الرَّئيس"), TEXT.index("نـــعم"), TEXT.index("می"), TEXT.index("NATO")} <= set(starts)


def test_paragraph_moves_skip_blank_lines(text_page):
    second = TEXT.index("وبالقاهرة")
    assert _walk(text_page, "nextParagraph", 4) == [4, second, len(TEXT)]
    assert _walk(text_page, "lastParagraph", len(TEXT)) == [len(TEXT), second, 0]
