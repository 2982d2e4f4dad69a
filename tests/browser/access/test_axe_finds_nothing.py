"""Every page, in both languages and themes, on a phone and on a desktop, by the rules of WCAG 2.2 AA.

Each page is loaded once in a language and looked at twice, so that any two of language, theme and size meet.
"""

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# axe passes over the contrast of words in Arabic letters, so it is shown the same words in Latin ones.
FOUND = """async (tags) => {
  const wrong = async (only) => {
    const {violations} = await axe.run({runOnly: only, resultTypes: ['violations']});
    return violations.flatMap(({id, nodes}) =>
      nodes.map((node) => [id, node.target.join(' '), node.failureSummary]));
  };
  const found = await wrong(tags);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const arabic = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!/[\u0600-\u06ff]/.test(node.data) || node.parentElement.matches('script, template')) continue;
    arabic.push([node, node.data]);
    node.data = node.data.replace(/[\u0600-\u06ff]/g, 'a');
  }
  found.push(...await wrong(['color-contrast']));
  for (const [node, data] of arabic) node.data = data;
  return found;
}"""
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
LOOKS: dict[str, list[tuple[dict[str, int], Any]]] = {
    "ar": [(PHONE, "light"), (DESKTOP, "dark")],
    "en": [(DESKTOP, "light"), (PHONE, "dark")],
}


def look(page: Page) -> list[list[str]]:
    """The rule, the element and what to do, for whatever axe finds wrong in the page as it is."""
    if page.evaluate("!globalThis.axe"):
        page.evaluate(AXE)
    return page.evaluate(FOUND, TAGS)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", LOOKS)
def test_axe_finds_nothing_on_any_page(open_page, visits, language):
    found = {}
    for visit in visits:
        page = open_page(visit, language)
        for place, (size, scheme) in enumerate(LOOKS[language]):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            if place == 0:
                visit.then(page)
            if wrong := look(page):
                found[f"{visit.name}, {size['width']} px, {scheme}"] = wrong
    told = "\n".join(f"{where}: {' '.join(wrong)}" for where, all_of in found.items() for wrong in all_of)
    assert not found, told


def test_axe_would_find_something(page: Page):
    page.set_content("<html><body><img src='x'><p style='color: #bbb'>قال</p></body></html>")
    assert {"image-alt", "html-has-lang", "color-contrast"} <= {rule for rule, _, _ in look(page)}
