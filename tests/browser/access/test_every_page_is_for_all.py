"""Every page, in both languages and themes, on a phone and on a desktop: axe finds nothing, nothing runs out.

Each page is loaded once in a language: axe looks at it twice, so that any two of language, theme and size
meet; then it is made narrow, and its letters large.
"""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.access.axe import look
from tests.browser.access.reflow import reflow

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
LOOKS: dict[str, list[tuple[dict[str, int], Any]]] = {
    "ar": [(PHONE, "light"), (DESKTOP, "dark")],
    "en": [(DESKTOP, "light"), (PHONE, "dark")],
}


@pytest.mark.parametrize("language", LOOKS)
def test_axe_finds_nothing_and_nothing_runs_out(open_page, visits, language):
    found: dict[str, list[Any]] = {}
    for visit in visits:
        page = open_page(visit, language)
        for place, (size, scheme) in enumerate(LOOKS[language]):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            if place == 0:
                visit.then(page)
            if wrong := look(page):
                found[f"{visit.name}, {size['width']} px, {scheme}"] = wrong
        for where, over in reflow(page).items():
            found[f"{visit.name}, {where}"] = [over]
    told = "\n".join(f"{where}: {' '.join(wrong)}" for where, all_of in found.items() for wrong in all_of)
    assert not found, told


def test_axe_would_find_something(page: Page):
    page.set_content("<html><body><img src='x'><p style='color: #bbb'>قال</p></body></html>")
    assert {"image-alt", "html-has-lang", "color-contrast"} <= {rule for rule, _, _ in look(page)}


def test_what_runs_out_would_be_found(page: Page):
    page.set_content("<html><body><p style='width: 400px'>قال</p></body></html>")
    assert list(reflow(page, patience=10)) == ["320 px"]
