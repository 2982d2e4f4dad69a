import re

import pytest

from newsreader.api import words
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


def descriptions() -> list[str]:
    """All that the page says of the API in the words of its OpenAPI description."""
    schema = api.get_openapi_schema()
    told = [thing.get("description", "") for thing in schema["components"]["schemas"].values()]
    for of_path in schema["paths"].values():
        for route in of_path.values():
            told.append(route["description"])
            told += [
                one["schema"].get("description", one.get("description", ""))
                for one in route.get("parameters", ())
            ]
    return [" ".join(one.split()) for one in told if one]


def test_it_tells_in_the_reader_s_language_what_openapi_tells_in_english(client) -> None:
    assert set(descriptions()) == {*words.ROUTES, *words.PARAMETERS, *words.THINGS}
    for language, said in (("en", "An article with its current text."), ("ar", "مقال بنصه الحالي.")):
        page = client.get("/api/docs/", headers={"accept-language": language}).content.decode()
        assert said in page
        assert (words.ROUTES[0] in page) == (language == "en")
    told = client.get("/api/v1/openapi.json", headers={"accept-language": "ar"}).content.decode()
    assert words.ROUTES[0] in told
