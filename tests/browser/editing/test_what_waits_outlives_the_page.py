"""What the line did not carry outlives a reload and a closed tab, and is another account's never."""

import pytest
from playwright.sync_api import expect

from annotations.models import Decision, Mark
from tests.browser.editing.desk import EditorsDesk
from tests.browser.signing_in import sign_in
from tests.factories import make_editor

NOTHING_IS_SENT = "() => !document.documentElement.hasAttribute('data-writing')"


def reload_while_it_is_down(desk: EditorsDesk) -> None:
    """The browser's own page of an error stands where the article stood."""
    with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        desk.page.reload()


def idle(desk: EditorsDesk) -> None:
    desk.page.wait_for_function(
        "() => !document.documentElement.hasAttribute('data-writing')"
        " && !Object.keys(localStorage).some((key) => key.startsWith('waiting '))"
    )


def test_a_reload_while_the_server_is_down_loses_nothing(served_desk, server):
    desk, page = served_desk, served_desk.page
    page.locator("#text").focus()
    desk.press("n")
    server.stop()
    desk.press("a", "a", "r")
    expect(page.locator("#messages [data-waiting-count]")).to_have_text("3")
    reload_while_it_is_down(desk)
    server.start()
    desk.open()
    expect(page.locator("#reading")).to_have_attribute("data-revision", "3")
    idle(desk)
    assert desk.decisions == ["accept", "accept", "reject"]
    # What a page finds to send it begins to send as it is opened.
    desk.open()
    idle(desk)
    assert desk.decisions == ["accept", "accept", "reject"], "nothing is sent again"


def test_a_closed_tab_loses_nothing(served_desk, server):
    desk = served_desk
    desk.page.locator("#text").focus()
    desk.press("n")
    server.stop()
    desk.press("a", "r")
    expect(desk.page.locator("#messages [data-waiting-count]")).to_have_text("2")
    context = desk.page.context
    desk.page.close()
    server.start()
    again = EditorsDesk(context.new_page(), desk.article, desk.address).open()
    expect(again.page.locator("#reading")).to_have_attribute("data-revision", "2")
    assert desk.decisions == ["accept", "reject"]


def test_another_account_of_this_browser_does_not_send_it(served_desk, server, editor):
    desk, page = served_desk, served_desk.page
    page.locator("#text").focus()
    desk.press("n")
    server.stop()
    desk.press("a")
    expect(page.locator("#messages .lost")).to_be_visible()
    sign_in(desk.page, desk.address, make_editor("other"))
    server.start()
    # The page that is still open, under the other account's log-in.
    expect(page.locator("#messages .lost")).to_have_count(0, timeout=20_000)
    expect(page.locator("#messages [data-command=retry]")).to_be_visible()
    # It asks who is logged in, and then sends nothing: the one decision in the end is the editor's own.
    with page.expect_response(f"**{desk.article.get_absolute_url()}"):
        page.locator("#messages [data-command=retry]").click()
    page.wait_for_function(NOTHING_IS_SENT)
    assert desk.decisions == []
    # The other's own page.
    desk.open()
    page.wait_for_function(NOTHING_IS_SENT)
    assert desk.decisions == []
    sign_in(desk.page, desk.address, editor)
    desk.open()
    expect(page.locator("#reading")).to_have_attribute("data-revision", "1")
    assert Decision.objects.get().actor_id == editor.pk


def test_an_answer_that_the_reload_lost_is_not_done_twice(desk):
    """The first came through without its answer; after the reload both are what they were decided to be."""

    def lose_the_answer(route):
        route.fetch()
        route.abort()

    page = desk.page
    page.route("**/marks/*/accept/", lose_the_answer, times=1)
    page.locator("#text").focus()
    desk.click_on("ضرورة الصيانة")
    desk.press("a")
    expect(page.locator("#messages .lost")).to_be_visible()
    page.context.set_offline(True)
    desk.click_on("عمّان")
    desk.press("r")
    page.context.set_offline(False)
    desk.open()
    expect(page.locator("#reading")).to_have_attribute("data-revision", "2")
    idle(desk)
    expect(page.locator("#messages .refusal")).to_have_count(0)
    assert desk.decisions == ["accept", "reject"]


def test_a_mark_made_while_it_is_down_can_be_changed_and_served(served_desk, server):
    """Made, given other boundaries and a cue, another made and deleted: before the server knows any."""
    desk, page = served_desk, served_desk.page
    server.stop()
    desk.drag_over("سيفتح غدا")
    desk.press("q")
    expect(page.locator("#panel .waiting")).to_be_visible()
    assert desk.painted("waiting") == "سيفتح غدا"
    desk.press("]", "Enter")
    desk.drag_over("الكلفة")
    desk.press("p")
    expect(page.locator("#panel blockquote")).to_have_text("الكلفة")
    desk.press("Delete")
    desk.click_on("سيفتح")
    expect(page.locator("#panel blockquote")).to_have_text("سيفتح غدا")
    desk.drag_over("مضيفا")
    desk.press("c")
    expect(page.locator("#messages [data-waiting-count]")).to_have_text("5")
    reload_while_it_is_down(desk)
    server.start()
    desk.open()
    idle(desk)
    expect(page.locator("#messages .refusal")).to_have_count(0)
    quote = desk.mark("quote", "إربد سيفتح غدا")
    # The server has found one beside it.
    assert {link.cue.text for link in quote.quote_cues.all()} == {"قال", "مضيفا"}
    assert not Mark.objects.filter(text="الكلفة").exists()
    assert desk.decisions == ["create", "change", "create", "delete", "create"]
