"""Signing somebody in without the form."""

from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page


def sign_in(page: Page, address: str, user: Any) -> None:
    """Give the page's context the cookie of a log-in of `user` at the server of `address`."""
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])
