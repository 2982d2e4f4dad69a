from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.web.independent.giving import at  # noqa: F401 - a fixture


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Refusals in the source's language, whatever the catalogue says."""
    with translation.override("en"):
        yield
