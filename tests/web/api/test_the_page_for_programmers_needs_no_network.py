import re

import pytest

from newsreader.api.service import api

pytestmark = pytest.mark.django_db


def test_every_address_is_told_and_nothing_is_loaded_from_elsewhere(client) -> None:
    page = client.get("/api/docs/").content.decode()
    for path, methods in api.get_openapi_schema()["paths"].items():
        assert path in page
        for told in methods.values():
            assert f'id="{told["operationId"]}"' in page
    loaded = re.findall(r'(?:src|<link[^>]* href)="([^"]+)"', page)
    assert all(address.startswith("/") for address in loaded)
    assert "<script>" not in page


def test_the_footer_leads_there(client) -> None:
    assert 'href="/api/docs/"' in client.get("/").content.decode()


def test_the_description_is_served(client) -> None:
    told = client.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.")
