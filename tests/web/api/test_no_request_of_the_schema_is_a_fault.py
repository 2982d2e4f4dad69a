"""schemathesis asks what the OpenAPI schema allows, and what it does not: nothing is an error of the server,
and every answer is as the schema says.

`API_EXAMPLES=500` asks so often for each address in each of the two ways; without it a few times.
"""

import os
from itertools import cycle
from types import SimpleNamespace
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from annotations.actions.make_release import make_release
from annotations.actions.review_article import review_article
from annotations.models import ListedQuote, Speaker
from newsreader.wsgi import application
from tests.factories import make_place, make_user
from tests.web.api.asking import Program
from tests.web.desk import make_desk

EXAMPLES = int(os.environ.get("API_EXAMPLES", "6"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
OPERATIONS = {found.ok().label: found.ok() for found in SCHEMA.get_all_operations()}


@schemathesis.serializer("application/x-ndjson")
def as_lines(context: Any, value: Any) -> bytes:
    """Text as it is, so that what is no JSON is tried too."""
    return str(value).encode("utf-8", "surrogatepass")


@pytest.fixture(autouse=True)
def one_connection():
    """The requests see the test's transaction: none of them closes its connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def world(db, settings, tmp_path) -> SimpleNamespace:
    """One of each thing, and who asks for them."""
    settings.API_REQUESTS_A_MINUTE = settings.API_VISITOR_REQUESTS_A_MINUTE = 1_000_000
    settings.RELEASES_DIR = str(tmp_path)
    chief = make_user("chief", "reviewers")
    desk = make_desk(user=chief)
    place = make_place("jo/irbid", "إربد")
    desk.create("quote", "إن الطريق ستفتح غدا", name="خالد منصور")
    desk.create("place", "إربد", place=place.key)
    review_article(user=chief, version=desk.version)
    make_release(user=None, version="1.0", licence="CC-BY-4.0")
    numbers = {
        "articles": desk.article.pk,
        "quotes": ListedQuote.objects.get().pk,
        "speakers": Speaker.objects.get().pk,
    }
    return SimpleNamespace(
        programs=cycle([Program(chief, scope="write"), Program()]),
        there={"version": "1.0", "name": "README.md", "key": place.key},
        numbers=numbers,
    )


def there(world: SimpleNamespace, operation: Any) -> dict[str, Any]:
    """The parts of an address at which something is."""
    of = operation.path.removeprefix("/api/v1/").split("/")[0]
    return {**world.there, "number": world.numbers.get(of)}


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("label", OPERATIONS)
def test_nothing_is_a_fault_of_the_server(world: SimpleNamespace, label: str, mode: GenerationMode) -> None:
    operation = OPERATIONS[label]
    known = cycle([{}, there(world, operation)])

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        instead = next(known)
        for name in list(case.path_parameters or {}):
            case.path_parameters[name] = instead.get(name, case.path_parameters[name])
        headers = {**next(world.programs).headers, "Accept-Encoding": "identity"}
        case.call_and_validate(headers=headers, checks=CHECKS)

    ask()
