"""Whether a page is scrolled sideways where the window is narrow or the letters are large."""

from contextlib import suppress

from playwright.sync_api import Page, TimeoutError

# 320 px is what a window of 1280 px has at a zoom of 400 %, 640 px at one of 200 %.
WIDTHS = (320, 640)
# What runs out of the window, where something does; a box that scrolls by itself may hold more than it shows.
OVER = """() => {
  const {scrollWidth} = document.documentElement;
  return scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll('*')].filter((one) => {
    const {left, right} = one.getBoundingClientRect();
    return (left < -1 || right > innerWidth + 1) && !one.closest('pre, .table, .unseen, svg');
  }).map((one) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}`)
  .concat([String(scrollWidth)]);
}"""
# A table that is wider than its place would be read sideways, a column at a time.
TABLES = """() => [...document.querySelectorAll('.table, .scroll')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => `a table: ${one.textContent.trim().slice(0, 40)} ${one.scrollWidth}`)"""
FITS = "() => document.documentElement.scrollWidth <= innerWidth"


def reflow(page: Page, patience: int = 3_000) -> dict[str, list[str]]:
    """What runs out of the window, by how the page is looked at; leaves the page narrow and large.

    `patience` are the milliseconds in which it may come to fit.
    """
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 700})
        found[f"{width} px"] = _runs_out(page, patience) + page.evaluate(TABLES)
    # Letters twice as large by the browser's setting.
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    found["large letters"] = _runs_out(page, patience)
    return {where: over for where, over in found.items() if over}


def _runs_out(page: Page, patience: int) -> list[str]:
    # The scripts measure the bar and the panel anew in the frames after the window has changed.
    with suppress(TimeoutError):
        page.wait_for_function(FITS, timeout=patience)
    return page.evaluate(OVER)
