import pytest
from playwright.sync_api import Page


@pytest.mark.django_db(transaction=True)
def test_the_list_of_articles_loads_without_a_refused_file_or_script(live_server, page: Page):
    failures: list[str] = []
    page.on("console", lambda message: failures.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("response", lambda got: failures.append(got.url) if got.status >= 400 else None)
    page.goto(live_server.url + "/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.evaluate("document.styleSheets.length") > 0
    assert failures == []
