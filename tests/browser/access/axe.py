"""What axe finds wrong in a page as it stands, by the rules of WCAG 2.2 AA and its own of good practice."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# axe passes over the contrast of words in Arabic letters, so it is shown the same words in Latin ones; and as
# that is its dearest rule by far, it is asked then alone, with all other words still there.
#
# The panel's last row, which stays in sight over the form that scrolls, lies at its end meanwhile: what it
# happens to cover is scrolled free, and that a field with the focus is not covered is a test of its own.
FOUND = """async (tags) => {
  const wrong = async (only, rules) => {
    const {violations} = await axe.run({runOnly: only, rules, resultTypes: ['violations']});
    return violations.flatMap(({id, nodes}) =>
      nodes.map((node) => [id, node.target.join(' '), node.failureSummary]));
  };
  const staying = document.querySelectorAll('.mark-form > .buttons');
  for (const row of staying) row.style.position = 'static';
  const found = await wrong(tags, {'color-contrast': {enabled: false}});
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const arabic = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!/[\u0600-\u06ff]/.test(node.data) || node.parentElement.matches('script, template')) continue;
    arabic.push([node, node.data]);
    node.data = node.data.replace(/[\u0600-\u06ff]/g, 'a');
  }
  found.push(...await wrong(['color-contrast'], {}));
  for (const [node, data] of arabic) node.data = data;
  for (const row of staying) row.style.position = '';
  return found;
}"""


def look(page: Page) -> list[list[str]]:
    """The rule, the element and what to do, for whatever axe finds wrong."""
    if page.evaluate("!globalThis.axe"):
        page.evaluate(AXE)
    return page.evaluate(FOUND, TAGS)
