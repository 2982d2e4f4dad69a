import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from newsreader.articles.models import Article
from tests.browser.signing_in import sign_in
from tests.factories import make_editor
from tests.unit.web.served import served
from tests.web.intake.pages import article_page

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(settings):
    with served() as site:
        settings.FETCH_TEST_ADDRESSES = frozenset({(site.host, site.port)})
        settings.FETCH_PAUSE = 0
        site.pages["/a"] = article_page(1)
        yield site


@pytest.fixture
def desk(live_server, page: Page) -> Page:
    """The window of an editor who has logged in."""
    sign_in(page, live_server.url, make_editor())
    return page


def test_by_keyboard_from_the_list_to_the_article(desk: Page, live_server, site) -> None:
    failures: list[str] = []
    desk.on("console", lambda message: failures.append(message.text) if message.type == "error" else None)
    desk.on("pageerror", lambda error: failures.append(str(error)))
    desk.goto(live_server.url)
    desk.locator(".rooms").get_by_role("link", name="إضافة مقالات").press("Enter")
    desk.get_by_role("link", name="من صفحة على الشبكة").press("Enter")
    desk.get_by_label("رابط صفحة المقال").fill(site.url("/a"))
    desk.keyboard.press("Enter")
    title = desk.get_by_label("العنوان")
    expect(title).to_have_value("خبر الطريق 1")
    title.fill("طريق إربد")
    desk.get_by_role("button", name="إضافة المقال").press("Enter")
    expect(desk.get_by_role("heading", name="طريق إربد")).to_be_visible()
    expect(desk.locator("#text")).to_contain_text("خالد منصور")
    assert Article.objects.get().url == site.url("/a")
    told = desk.locator("#messages .success")
    expect(told).to_contain_text("أُضيف المقال")
    told.locator(".dismiss").click()
    expect(told).to_have_count(0)
    assert failures == []


def test_a_refusal_is_told_at_its_field_to_all(desk: Page, live_server) -> None:
    desk.goto(live_server.url + reverse("intake-page"))
    field = desk.get_by_label("رابط صفحة المقال")
    field.fill("http://169.254.169.254/")
    desk.keyboard.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    described = field.get_attribute("aria-describedby") or ""
    words = [desk.locator(f"#{part}").inner_text() for part in described.split()]
    assert any("شبكة غير عامة: 169.254.169.254" in word for word in words)


@pytest.mark.parametrize("name", ["intake", "intake-file", "intake-page", "feed-list"])
def test_the_pages_fit_a_phone(desk: Page, live_server, name: str) -> None:
    desk.set_viewport_size({"width": 320, "height": 640})
    desk.goto(live_server.url + reverse(name))
    assert desk.evaluate("document.documentElement.scrollWidth") <= 320
    for field in desk.locator("main :is(input:not([type=hidden]), textarea)").all():
        assert field.evaluate("field => field.labels.length") == 1
