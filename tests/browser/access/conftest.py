"""A browser for a reader and one for an editor, in each language, on one corpus that no test here changes."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page

from tests.browser.access.pages import PAGES, Visit, make_the_corpus
from tests.browser.signing_in import sign_in

Open = Callable[[Visit, str], Page]


@pytest.fixture
def open_page(transactional_db, settings, live_server, new_window, tmp_path) -> Open:
    """Opens a visit's page in a language, "ar" or "en"."""
    settings.PUBLIC_READING = "all"
    settings.AXES_ENABLED = False
    settings.RELEASES_DIR = str(tmp_path)
    editor = get_user_model().objects.get(username=make_the_corpus())
    pages: dict[tuple[bool, str], Page] = {}

    def open_page(visit: Visit, language: str) -> Page:
        if (visit.editor, language) not in pages:
            page = new_window(locale=language, reduced_motion="reduce")
            if visit.editor:
                sign_in(page, live_server.url, editor)
            pages[visit.editor, language] = page
        page = pages[visit.editor, language]
        page.goto(live_server.url + visit.address())
        return page

    return open_page


@pytest.fixture(params=[False, True], ids=["reader", "editor"])
def visits(request) -> list[Visit]:
    return [visit for visit in PAGES if visit.editor == request.param]
