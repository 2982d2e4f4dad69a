import pytest
from playwright.sync_api import Page

LOOKS = """(layer) => {
  const look = (piece) => {
    const style = getComputedStyle(piece);
    const line = [style.textDecorationLine, style.textDecorationStyle, style.textDecorationThickness];
    // Other marks stand within quotes, whose band says nothing of theirs.
    return [...line, ...(layer === 'quote' ? [style.backgroundImage] : [])].join(' ');
  };
  const others = ['speaker', 'cue', 'place'].filter((other) => other !== layer);
  const alone = [...document.querySelectorAll(`#text .piece.${layer}`)].filter(
    (piece) => !others.some((other) => piece.classList.contains(other)),
  );
  const of = (suggested) =>
    alone.filter((piece) => piece.classList.contains(`${layer}-suggested`) === suggested).map(look);
  return [of(false), of(true)];
}"""


@pytest.mark.parametrize(("scheme", "forced"), [("light", "none"), ("dark", "none"), ("light", "active")])
def test_than_what_an_editor_accepted(reading: Page, scheme, forced) -> None:
    reading.emulate_media(color_scheme=scheme, forced_colors=forced)
    for layer in ("quote", "cue", "place"):
        accepted, suggested = reading.evaluate(LOOKS, layer)
        assert accepted, layer
        assert suggested, layer
        assert not set(accepted) & set(suggested), layer


@pytest.mark.parametrize("forced", ["none", "active"])
def test_so_does_its_note(reading: Page, forced) -> None:
    reading.emulate_media(forced_colors=forced)
    border = "(note) => getComputedStyle(note).borderInlineStartStyle"
    assert reading.locator(".notes li.suggested").first.evaluate(border) == "dotted"
    assert reading.locator(".notes li:not(.suggested)").first.evaluate(border) == "solid"
