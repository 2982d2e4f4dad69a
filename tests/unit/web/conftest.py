from collections.abc import Iterator

import pytest

from tests.unit.web.served import Site, served


@pytest.fixture
def site(settings) -> Iterator[Site]:
    """A server that the tests' allowance lets be fetched from."""
    with served() as site:
        settings.FETCH_TEST_ADDRESSES = frozenset({(site.host, site.port)})
        yield site
