"""No page is scrolled sideways, however narrow the window or large the letters."""

import pytest

# 320 px is what a window of 1280 px has at a zoom of 400 %, 640 px at one of 200 %.
WIDTHS = [320, 640]
# What runs out of the window, where something does; a box that scrolls by itself may hold more than it shows.
OVER = """() => {
  const {scrollWidth} = document.documentElement;
  return scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll('*')].filter((one) => {
    const {left, right} = one.getBoundingClientRect();
    return (left < -1 || right > innerWidth + 1) && !one.closest('pre, .table, .unseen, svg');
  }).map((one) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}`)
  .concat([String(scrollWidth)]);
}"""


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_is_wider_than_the_window(open_page, visits, language):
    found = {}
    for visit in visits:
        page = open_page(visit, language)
        visit.then(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 700})
            found[visit.name, width] = page.evaluate(OVER)
        # Letters twice as large by the browser's setting.
        page.set_viewport_size({"width": 640, "height": 700})
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
        found[visit.name, "large letters"] = page.evaluate(OVER)
    assert {where: over for where, over in found.items() if over} == {}
