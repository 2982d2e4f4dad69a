"""The browser's points and the server's code points name the same places, whatever stands in the text."""

from tests.browser.editing.conftest import TEXT


def test_the_page_gives_back_the_very_text(text_page):
    assert text_page.evaluate("text.chars.join('')") == TEXT
    assert text_page.evaluate("text.chars.length") == len(TEXT)


def test_every_span_of_the_text_highlights_what_the_server_would_store(text_page):
    found = text_page.evaluate(
        """() => {
            const spans = [];
            for (let start = 0; start < text.chars.length; start += 3) {
                for (const length of [1, 2, 5, 17, 60]) {
                    const end = Math.min(start + length, text.chars.length);
                    const shown = offsets.rangesOfSpan(text, start, end).map(String).join("|");
                    spans.push([start, end, shown]);
                }
            }
            return spans;
        }"""
    )
    assert len(found) > 100
    for start, end, shown in found:
        assert shown == "|".join(part for part in TEXT[start:end].split("\n") if part)


def test_a_selection_put_at_two_offsets_is_read_back_as_those(text_page):
    pairs = [(a, b) for a in range(0, len(TEXT), 4) for b in range(0, len(TEXT), 7)]
    read = text_page.evaluate(
        """(pairs) => pairs.map(([anchor, focus]) => {
            offsets.writeSelection(text, anchor, focus);
            const read = offsets.readSelection(text);
            return [read.anchor, read.focus];
        })""",
        pairs,
    )
    between = TEXT.index("\n\n") + 1
    for (anchor, focus), (read_anchor, read_focus) in zip(pairs, read, strict=True):
        for put, got in ((anchor, read_anchor), (focus, read_focus)):
            # Between two paragraphs there is no place for a caret but their edges.
            assert got == put or (put == between and got in (between - 1, between + 1))


def test_a_selection_that_ends_in_the_margin_ends_with_the_paragraph(text_page):
    read = text_page.evaluate(
        """() => {
            const note = document.querySelector(".notes li").firstChild;
            const start = offsets.pointOfOffset(text, 6);
            getSelection().setBaseAndExtent(start.node, start.units, note, 3);
            return offsets.readSelection(text);
        }"""
    )
    assert (read["start"], read["end"]) == (6, TEXT.index("\n"))


def test_a_selection_outside_the_text_is_none(text_page):
    read = text_page.evaluate(
        "() => { getSelection().removeAllRanges(); return offsets.readSelection(text); }"
    )
    assert read is None
