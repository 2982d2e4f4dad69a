from collections.abc import Iterator
from typing import Any

import pytest

from tests.factories import make_editor
from tests.unit.web.served import Site, served


@pytest.fixture
def site(settings) -> Iterator[Site]:
    """A server on loopback that may be fetched from, as often as a test likes."""
    with served() as site:
        settings.FETCH_TEST_ADDRESSES = frozenset({(site.host, site.port)})
        settings.FETCH_PAUSE = 0
        yield site


@pytest.fixture
def editor(db) -> Any:
    return make_editor()


@pytest.fixture
def desk_client(client, editor) -> Any:
    """A browser in which an editor is signed in, in English."""
    client.force_login(editor)
    client.cookies["django_language"] = "en"
    return client
