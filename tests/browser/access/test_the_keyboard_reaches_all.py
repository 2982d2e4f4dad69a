"""Tab goes through every page, skip link first, and where it is can be seen."""

from playwright.sync_api import Page

# What Tab should come to, in the order of the page; of radio buttons with one name it comes to one.
STOPS = """() => {
  const all = document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]');
  const radios = new Set();
  return [...all].filter((one) => {
    const hidden = !one.checkVisibility({visibilityProperty: true}) || one.tabIndex < 0 || one.disabled;
    const again = one.type === 'radio' && radios.has(one.name);
    if (one.type === 'radio') radios.add(one.name);
    return !hidden && !again;
  }).length;
}"""
# Where the focus is: its name, and whether it shows in the window, by an outline of its own or of what
# stands for it.
FOCUS = """() => {
  const one = document.activeElement;
  if (one === document.body || one === document.documentElement) return null;
  const shown = [one, one.nextElementSibling].filter(Boolean).some((el) => {
    const {outlineStyle, outlineWidth} = getComputedStyle(el);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  });
  const {top, bottom, width, height} = one.getBoundingClientRect();
  const seen = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
  return {name: `${one.tagName}#${one.id}.${one.className} ${one.textContent.trim().slice(0, 30)}`,
    text: one.id === 'text', skip: one.matches('.skip'), shown, seen};
}"""


def walk(page: Page) -> list[dict]:
    """Where Tab comes to, from the beginning of the page until it leaves it."""
    # A page may have the focus in a field from the beginning.
    page.evaluate("() => { document.body.tabIndex = -1; document.body.focus(); }")
    stops: list[dict] = []
    for _ in range(page.evaluate(STOPS) + 40):
        page.keyboard.press("Tab")
        if (at := page.evaluate(FOCUS)) is None:
            return stops
        stops.append(at)
    return stops


def test_tab_comes_to_everything_and_is_seen(open_page, visits):
    for visit in visits:
        page = open_page(visit, "ar")
        page.set_viewport_size({"width": 1280, "height": 800})
        expected = page.evaluate(STOPS)
        stops = walk(page)
        assert stops[0]["skip"], visit.name
        assert len(stops) >= expected, (visit.name, expected, [stop["name"] for stop in stops])
        # The text's own focus shows as a line above it and a caret.
        dim = [stop["name"] for stop in stops if not stop["seen"] or not (stop["shown"] or stop["text"])]
        assert dim == [], visit.name


def test_the_skip_link_leads_past_the_header(open_page, visits):
    for visit in visits[:3]:
        page = open_page(visit, "ar")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('.site')"), visit.name
