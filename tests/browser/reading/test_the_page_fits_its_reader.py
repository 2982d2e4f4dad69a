import itertools

import pytest
from playwright.sync_api import Page

# The words' colours on what they can stand on, by their names in the style sheets.
INKS = ["--ink", "--soft-ink", "--accent", "--good"]
PAPERS = ["--paper", "--sheet"]
BANDS = ["--quote-direct", "--quote-mixed", "--quote-indirect", "--quote-nested", "--lit"]
LINES = ["--speaker-line", "--cue-line", "--place-line", "--quote-rule", "--focus"]

COLOURS = """(names) => names.map((name) => {
  const probe = document.createElement('canvas').getContext('2d');
  probe.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(name);
  probe.fillRect(0, 0, 1, 1);
  return [...probe.getImageData(0, 0, 1, 1).data].slice(0, 3);
})"""


def contrast(one: list[int], other: list[int]) -> float:
    """The ratio of WCAG 2.1 between two colours, each red, green and blue from 0 to 255."""

    def luminance(colour: list[int]) -> float:
        parts = [c / 255 for c in colour]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_have_the_contrast_that_reading_needs(reading: Page, scheme):
    reading.emulate_media(color_scheme=scheme)
    names = [*INKS, *PAPERS, *BANDS, *LINES]
    colours = dict(zip(names, reading.evaluate(COLOURS, names), strict=True))
    for ink, paper in [*itertools.product(INKS, PAPERS), *(("--ink", band) for band in BANDS)]:
        assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)
    for line, paper in itertools.product(LINES, [*PAPERS, *BANDS]):
        if (line, paper) not in itertools.product(["--quote-rule", "--focus"], BANDS):
            assert contrast(colours[line], colours[paper]) >= 3, (line, paper)
    assert contrast(colours["--paper"], [255, 255, 255] if scheme == "dark" else [0, 0, 0]) > 12


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_runs_out_of_the_window(reading: Page, width):
    reading.set_viewport_size({"width": width, "height": 800})
    assert reading.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_notes_stand_under_their_paragraph(reading: Page):
    reading.set_viewport_size({"width": 360, "height": 800})
    row = reading.locator(".row").first
    paragraph, notes = row.locator("p").bounding_box(), row.locator(".notes").bounding_box()
    assert notes["y"] >= paragraph["y"] + paragraph["height"] - 1
    assert paragraph["width"] > 300


def test_on_a_wide_screen_the_notes_stand_at_the_lines_ends(reading: Page):
    reading.set_viewport_size({"width": 1280, "height": 800})
    row = reading.locator(".row").first
    paragraph, notes = row.locator("p").bounding_box(), row.locator(".notes").bounding_box()
    assert notes["x"] + notes["width"] <= paragraph["x"]
    assert abs(notes["y"] - paragraph["y"]) < 30


def test_on_paper_there_is_nothing_to_press_and_the_margin_stays(reading: Page):
    reading.emulate_media(media="print")
    address = reading.locator(".on-paper")
    assert address.inner_text() == reading.url
    for what in (".site", "#legend input", ".skip"):
        assert not reading.locator(what).first.is_visible()
    assert reading.locator(".notes .name").first.is_visible()
    assert reading.locator("#legend .sample").first.is_visible()
    assert address.is_visible()
    reading.emulate_media(media="screen")
    assert not address.is_visible()


def test_no_file_is_missing_and_nothing_is_refused(article, live_server, page: Page):
    failures: list[str] = []
    page.on("console", lambda message: failures.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("response", lambda got: failures.append(got.url) if got.status >= 400 else None)
    page.goto(live_server.url + article.get_absolute_url())
    page.wait_for_load_state("networkidle")
    assert failures == []
    faces = page.evaluate("[...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family)")
    assert {"Naskh", "Plain"} <= {face.strip('"') for face in faces}
