import pytest
from playwright.sync_api import Page

# The width of a paragraph on one line: as it stands, as plain text, and with its letters parted on purpose.
WIDTHS = """() => [...document.querySelectorAll('#text p')].map((p) => {
  const width = (prepare) => {
    const copy = p.cloneNode(true);
    for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id');
    copy.style.cssText = 'position: absolute; inline-size: max-content; white-space: nowrap';
    prepare(copy);
    p.closest('#text').append(copy);
    const measured = copy.getBoundingClientRect().width;
    copy.remove();
    return measured;
  };
  return {
    marked: width(() => {}),
    plain: width((copy) => { copy.textContent = copy.textContent; }),
    parted: width((copy) => {
      for (const mark of copy.querySelectorAll('mark')) mark.style.display = 'inline-block';
    }),
  };
})"""


@pytest.mark.parametrize("look", ["light", "dark", "print", "forced colours"])
def test_marks_in_mid_word_leave_the_width_of_the_text_as_it_is(reading: Page, look):
    if look == "print":
        reading.emulate_media(media="print")
    elif look == "forced colours":
        reading.emulate_media(forced_colors="active")
    else:
        reading.emulate_media(color_scheme=look)
    for face in ("Naskh", "Plain", "DejaVu Sans", "serif"):
        reading.evaluate("(face) => document.documentElement.style.setProperty('--text-face', face)", face)
        widths = reading.evaluate(WIDTHS)
        assert len(widths) == 3, face
        for width in widths:
            assert width["marked"] == pytest.approx(width["plain"], abs=0.5), face
        # The measure tells joined letters from parted ones, else it would prove nothing.
        assert any(abs(width["parted"] - width["plain"]) > 2 for width in widths), face


def test_marks_have_no_padding_border_or_margin(reading: Page):
    boxes = reading.evaluate(
        """() => [...document.querySelectorAll('#text .piece')].flatMap((piece) => {
          const style = getComputedStyle(piece);
          return ['padding', 'margin', 'borderWidth'].map((name) => style[name]);
        })"""
    )
    assert len(boxes) > 30
    assert set(boxes) == {"0px"}
