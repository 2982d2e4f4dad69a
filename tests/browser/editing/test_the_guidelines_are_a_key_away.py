"""M opens the guidelines beside the text; Esc leads back to where one was."""

from playwright.sync_api import expect


def open_them(desk):
    """Presses M and waits for the words; the window is wide."""
    desk.press("m")
    dialog = desk.page.locator("#guidelines")
    expect(dialog.locator(".rule").first).to_be_visible()
    return dialog


def test_m_opens_them_at_the_rule_of_the_layer_in_hand_and_esc_goes_back(desk):
    desk.page.set_viewport_size({"width": 1366, "height": 800})
    desk.press("n")
    expect(desk.page.locator("#panel .mark-form:not(.coming)")).to_be_visible()
    layer = desk.page.locator("#panel .past a[href*=guidelines]").evaluate("(link) => link.hash")
    dialog = open_them(desk)
    expect(dialog.locator(layer)).to_be_focused()
    expect(dialog.locator(layer)).to_be_in_viewport()
    # The panel of the mark in hand stands above them, both with room enough to read.
    desk.page.wait_for_function(
        """() => {
        const box = (id) => document.getElementById(id).getBoundingClientRect();
        const [panel, rules] = [box("panel"), box("guidelines")];
        return panel.bottom <= rules.top && panel.height > 140 && rules.height > 220;
    }"""
    )
    desk.press("Escape")
    expect(dialog).to_be_hidden()
    expect(desk.page.locator("#text")).to_be_focused()
    # The mark is still in hand.
    expect(desk.page.locator("#panel .mark-form")).to_be_visible()


def test_beside_the_text_its_keys_live_on_and_m_leads_back_to_them(desk):
    desk.page.set_viewport_size({"width": 1366, "height": 800})
    desk.page.locator("#text").focus()
    dialog = open_them(desk)
    desk.drag_over("عمّان")
    with desk.decision():
        desk.press("p")
    expect(dialog).to_be_visible()
    desk.press("m")
    expect(desk.page.locator("#guidelines #place")).to_be_focused()
    # Letters there are no commands of the text.
    desk.press("Delete", "q")
    assert desk.stored("place") == ["عمّان"]
    desk.press("m")
    expect(dialog).to_be_hidden()


def test_links_lead_from_rule_to_rule_and_to_the_other_language(desk):
    desk.page.set_viewport_size({"width": 1366, "height": 800})
    desk.page.locator("#text").focus()
    dialog = open_them(desk)
    dialog.locator("summary").click()
    dialog.locator(".guide-contents a[href='#metonymy']").click()
    expect(desk.page.locator("#guidelines #metonymy")).to_be_focused()
    dialog.locator("a.other").click()
    expect(dialog.locator(".guide")).to_have_attribute("lang", "en")
    expect(desk.page.locator("#guidelines #metonymy")).to_be_focused()
    assert desk.page.url.startswith(f"{desk.address}{desk.article.get_absolute_url()}")


def test_a_link_of_the_panel_opens_its_rule_beside_the_text(desk):
    desk.page.set_viewport_size({"width": 1366, "height": 800})
    desk.press("n")
    link = desk.page.locator("#panel .past a[href*=guidelines]")
    rule = link.evaluate("(link) => link.hash.slice(1)")
    link.click()
    expect(desk.page.locator(f"#guidelines #{rule}")).to_be_focused()
    desk.press("Escape")
    expect(link).to_be_focused()


def test_a_refusal_leads_to_its_rule(desk):
    desk.page.set_viewport_size({"width": 1366, "height": 800})
    desk.drag_over("مدخل عمّان")
    with desk.decision():
        desk.press("Alt+p")
    desk.press("Escape", "Escape")
    desk.drag_over("مدخل عمّان")
    desk.press("Alt+p")
    link = desk.page.locator("#messages a[href*=guidelines]")
    expect(link).to_be_visible()
    link.click()
    expect(desk.page.locator("#guidelines #overlaps")).to_be_focused()


def test_on_a_phone_they_cover_the_page_and_the_menu_opens_them(desk):
    desk.page.set_viewport_size({"width": 390, "height": 800})
    desk.page.locator("#bar .more summary").click()
    desk.page.locator("#bar .menu [data-command=guidelines]").click()
    dialog = desk.page.locator("#guidelines")
    expect(dialog.locator(".rule").first).to_be_attached()
    assert desk.page.evaluate("document.querySelector('#guidelines').matches(':modal')")
    assert dialog.bounding_box()["width"] == 390
    assert dialog.locator(".shown").evaluate("(one) => one.scrollWidth <= one.clientWidth")
    dialog.locator("[data-close]").click()
    expect(dialog).to_be_hidden()


def test_no_rule_has_the_name_of_a_part_of_the_page(desk):
    desk.page.locator("#text").focus()
    open_them(desk)
    ids = desk.page.evaluate("[...document.querySelectorAll('[id]')].map(({id}) => id)")
    assert [one for one in set(ids) if ids.count(one) > 1] == []
