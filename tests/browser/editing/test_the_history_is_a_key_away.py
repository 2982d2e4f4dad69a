from playwright.sync_api import expect


def test_a_mark_that_is_gone_is_brought_back_by_the_keyboard(desk):
    desk.drag_over("مدخل عمّان")
    with desk.decision():
        desk.press("p")
    mark = desk.mark("place", "مدخل عمّان").pk
    with desk.decision():
        desk.press("Delete")
    page = desk.page
    desk.press("Escape", "Escape", "y")
    expect(page).to_have_url(f"{desk.address}{desk.article.get_absolute_url()}history/")
    page.locator(f".entries a[href$='/marks/{mark}/history/']").first.press("Enter")
    expect(page.locator(".history .gone")).to_be_visible()
    entry = page.locator(".entries > li").nth(1)
    entry.locator("details.back summary").press("Enter")
    entry.locator("details.back button").press("Enter")
    expect(page.locator("#messages .success")).to_be_visible()
    assert desk.stored("place") == ["مدخل عمّان"]
    assert desk.decisions == ["create", "delete", "restore"]


def test_the_panel_leads_to_the_history_of_the_mark_in_hand(desk):
    desk.press("n")
    expect(desk.page.locator("#panel .past a[href$='/history/']")).to_be_visible()
    address = desk.page.locator("#panel .past a[href$='/history/']").get_attribute("href")
    desk.press("y")
    expect(desk.page).to_have_url(f"{desk.address}{address}")
    expect(desk.page.locator(".history .layer").first).to_be_visible()
