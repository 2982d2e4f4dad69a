"""The page that tells programmers of the API: what OpenAPI says of it, drawn here without anything from
elsewhere and without a script. Its prose is in the reader's language (newsreader.api.words); names and values
are those of programs, in every language."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

_METHODS = ("get", "post")


@dataclass(frozen=True, slots=True)
class Route:
    """An address: method, what it is for, what it takes, what it answers (status and the thing's name)."""

    method: str
    path: str
    name: str
    told: list[tuple[bool, str]]
    parameters: list[dict[str, Any]]
    answers: list[tuple[str, str]]
    writes: bool


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the answers: its name, what it is, its fields with their types."""

    name: str
    told: list[tuple[bool, str]]
    fields: list[tuple[str, str]] = field(default_factory=list)


@require_safe
def show_docs(request: HttpRequest) -> HttpResponse:
    """The addresses and the things of the API."""
    routes, things = described(get_language())
    context = {
        "routes": routes,
        "things": things,
        "base": request.build_absolute_uri(reverse("api:api-root")),
    }
    return render(request, "api/docs.html", context)


@cache
def described(language: str | None) -> tuple[list[Route], list[Thing]]:
    """All addresses, and all things, of the OpenAPI schema, told in `language`, which is the present one."""
    # The urls know the views: imported when the first asks.
    from newsreader.api.service import api

    schema: Any = api.get_openapi_schema()
    routes = [
        _route(path, method, told)
        for path, of_path in schema["paths"].items()
        for method, told in of_path.items()
        if method in _METHODS
    ]
    things = [
        Thing(
            name,
            _pieces(told.get("description", "")),
            [(key, _type(of)) for key, of in told.get("properties", {}).items()],
        )
        for name, told in sorted(schema["components"]["schemas"].items())
    ]
    return routes, things


def _route(path: str, method: str, told: dict[str, Any]) -> Route:
    return Route(
        method=method.upper(),
        path=path,
        name=told["operationId"],
        told=_pieces(told.get("description", "")),
        parameters=[
            {
                "name": one["name"],
                "where": one["in"],
                "type": _type(one["schema"]),
                "required": one.get("required", False),
                "told": _pieces(one["schema"].get("description", one.get("description", ""))),
            }
            for one in told.get("parameters", ())
        ],
        answers=[(str(status), _answer(of)) for status, of in told["responses"].items()],
        writes=method == "post",
    )


def _pieces(text: str) -> list[tuple[bool, str]]:
    """The words in the reader's language, and between backticks what is code."""
    words = " ".join(text.split())
    # Of nothing gettext would tell the catalogue's own head.
    told = gettext(words) if words else ""
    return [(bool(place % 2), piece) for place, piece in enumerate(told.split("`")) if piece]


def _answer(told: dict[str, Any]) -> str:
    for media, content in told.get("content", {}).items():
        return _type(content["schema"]) if "json" in media and "nd" not in media else str(media)
    return ""


def _type(schema: dict[str, Any]) -> str:
    """What a value may be, in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(_type(one) for one in schema["anyOf"]))
    if "enum" in schema:
        return " | ".join(f'"{value}"' for value in schema["enum"])
    if "const" in schema:
        return f'"{schema["const"]}"'
    if schema.get("type") == "array":
        return f"[{_type(schema.get('items', {}))}]"
    return str(schema.get("format") or schema.get("type") or "any")
