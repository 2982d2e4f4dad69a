"""schemathesis asks whatever the OpenAPI schema allows, and what it does not: nothing is a server's error, and
every answer is as the schema says.

`API_EXAMPLES=500` asks so often for each address; without it a few times.
"""

import json
import os
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from annotations.actions.make_release import make_release
from annotations.actions.review_article import review_article
from annotations.scheme import Document
from newsreader.wsgi import application
from tests.factories import make_place, make_user
from tests.web.api.asking import Program
from tests.web.desk import make_desk

EXAMPLES = int(os.environ.get("API_EXAMPLES", "8"))
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@schemathesis.serializer("application/x-ndjson")
def as_lines(context: Any, value: Any) -> bytes:
    """Text as it is, so that what is no JSON is tried too."""
    text = value if isinstance(value, str) else json.dumps(value)
    return text.encode("utf-8", "surrogatepass")
