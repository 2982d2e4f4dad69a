import pytest
from playwright.sync_api import Page

STYLE = """([layers, words]) => {
  const pieces = [...document.querySelectorAll('#text .piece')];
  const piece = pieces.find((p) => p.dataset.layers === layers && p.textContent === words);
  const style = getComputedStyle(piece);
  return {
    bands: (style.backgroundImage.match(/linear-gradient/g) ?? []).length,
    line: style.textDecorationLine,
    style: style.textDecorationStyle,
    colour: style.textDecorationColor,
    thickness: parseFloat(style.textDecorationThickness),
  };
}"""


def style_of(page: Page, layers: str, words: str) -> dict:
    return page.evaluate(STYLE, [layers, words])


def test_the_layers_differ_in_shape_and_colour(reading: Page):
    quote = style_of(reading, "quote", "أن العمل انتهى")
    speaker = style_of(reading, "speaker", "الناطق باسم بلدية ")
    cue = style_of(reading, "cue", "قال")
    place = style_of(reading, "place", "الأغوار")
    assert (quote["bands"], quote["line"]) == (1, "none")
    lines = [speaker, cue, place]
    assert [line["bands"] for line in lines] == [0, 0, 0]
    assert {line["line"] for line in lines} == {"underline"}
    assert [line["style"] for line in lines] == ["solid", "dotted", "double"]
    assert len({line["colour"] for line in lines}) == 3


def test_overlapping_layers_are_both_seen(reading: Page):
    in_quote = style_of(reading, "quote place", "عمّان")
    assert (in_quote["bands"], in_quote["style"]) == (1, "double")
    in_title = style_of(reading, "speaker place", "إربد")
    assert (in_title["bands"], in_title["style"]) == (1, "solid")


def test_what_is_suggested_is_drawn_thinner(reading: Page):
    accepted = style_of(reading, "place", "الأغوار")
    suggested = style_of(reading, "quote place", "لأردن")
    assert suggested["thickness"] < accepted["thickness"]
    assert suggested["colour"] != accepted["colour"]


@pytest.mark.parametrize("layers", ["quote", "speaker", "cue", "place"])
def test_shapes_remain_where_the_system_sets_the_colours(reading: Page, layers):
    reading.emulate_media(forced_colors="active")
    words = {"quote": "أن العمل انتهى", "speaker": "الناطق باسم بلدية ", "cue": "قال", "place": "الأغوار"}
    styles = {layer: style_of(reading, layer, word) for layer, word in words.items()}
    assert styles[layers]["line"] == "underline"
    shapes = {(s["style"], s["thickness"]) for s in styles.values()}
    assert len(shapes) == 4
