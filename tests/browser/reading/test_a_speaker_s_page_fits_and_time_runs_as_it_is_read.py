import pytest
from playwright.sync_api import Page

from tests.factories import make_place
from tests.web.reader.saying import a_speaker, said_on


@pytest.fixture
def address(transactional_db, settings, live_server) -> str:
    settings.PUBLIC_READING = "reviewed"
    irbid = make_place("irbid", "إربد", latitude=32.5, longitude=35.8)
    long_name = "عبد الرحمن بن عبد العزيز المنصوري الهاشمي النعيمي"
    for month in (1, 3, 4):
        said_on(1, ["خالد منصور", long_name], f"إن الشهر {month} كان باردا", month=month, places=[irbid])
    return f"{live_server.url}/speakers/{a_speaker('خالد منصور').pk}/"


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_runs_out_of_the_window(address: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("language", "from_the_right"), [("ar", True), ("en", False)])
def test_the_oldest_bar_stands_where_reading_begins(
    address: str, new_window, browser_context_args, language: str, from_the_right: bool
) -> None:
    page = new_window(**{**browser_context_args, "locale": language})
    page.goto(address)
    boxes = [bar.bounding_box() for bar in page.locator(".bars rect").all()]
    assert len(boxes) == 3
    oldest, *_, newest = [box["x"] for box in boxes if box]
    assert (oldest > newest) is from_the_right
    axis = [span.bounding_box() for span in page.locator(".bars .axis span").all()]
    first, last = [box["x"] for box in axis if box]
    assert (first > last) is from_the_right


def test_the_same_is_told_in_numbers_by_the_keyboard(address: str, page: Page) -> None:
    page.goto(address)
    page.locator(".bars summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".bars tbody tr").count() == 3
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/quotes/**")
    assert page.locator(".quote-card").count() == 1
