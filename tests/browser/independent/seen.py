"""Signing in and looking, for the tests of independent annotation."""

import os
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page


def sign_in(page: Page, address: str, user: Any) -> None:
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])


def look(page: Page, name: str) -> None:
    """Keep a picture of the page where a folder for them is named."""
    if folder := os.environ.get("NEWSREADER_LOOK"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
