"""Articles, and documents with their marks, in bulk: JSON Lines in, a report out."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Annotated, Any

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Header, Query, Router

from annotations.actions.errors import MayNotImport, NotAllowed
from annotations.formats import jsonl
from annotations.formats.errors import FormatError
from annotations.formats.piecewise import Piece
from annotations.permissions import may_edit, may_import
from newsreader.api import schemas
from newsreader.api.actions.articles import take_articles
from newsreader.api.actions.documents import take_documents
from newsreader.api.actions.once import LONGEST_KEY, once
from newsreader.api.authentication import ToWrite
from newsreader.api.errors import refusal, told
from newsreader.api.routes.articles import router as articles
from newsreader.api.routes.parts import REFUSALS
from newsreader.articles.importing.incoming import Incoming, Refusal
from newsreader.articles.importing.json_lines import read_line

router = Router(tags=["writing"], auth=ToWrite())

MOST_BYTES = 64 * 1024 * 1024
MOST_LINES = 10_000
_MEDIA = ("application/x-ndjson", "application/jsonl", "application/jsonlines")
_REFUSALS = {**REFUSALS, **dict.fromkeys((403, 409, 413, 415), schemas.Error)}
_BODY = {
    "requestBody": {"required": True, "content": {"application/x-ndjson": {"schema": {"type": "string"}}}}
}

Partly = Annotated[bool, Query(False, description="Take what has no fault; without it all or nothing.")]
Key = Annotated[
    str,
    Header(
        "",
        alias="Idempotency-Key",
        max_length=LONGEST_KEY,
        pattern="^[!-~]*$",
        description="Of the client's making: the same write sent again under it is done once.",
    ),
]


@articles.post(
    "",
    auth=ToWrite(),
    tags=["writing"],
    response={200: schemas.TakenArticles, **_REFUSALS},
    url_name="take-articles",
    operation_id="take_articles",
    openapi_extra=_BODY,
)
def post_articles(request: HttpRequest, key: Key = "", partly: Partly = False) -> HttpResponse:
    """Articles, one a line: `text`, and what is known of `title`, `url`, `outlet`, `date`, `id`. One that is
    known by its address or text is not made again; another text of a known address is its new version."""
    if not may_edit(request.user):
        raise NotAllowed

    def work(user: AbstractBaseUser, lines: list[tuple[int, bytes]]) -> dict[str, Any]:
        taken = take_articles(_articles(lines), user=user, partly=partly)
        summary = taken.summary
        counts = {"new": summary.new, "versions": summary.versions, "known": summary.known}
        return {**counts, "errors": told(taken.faults)}

    return _once(request, key, work)


@router.post(
    "/documents",
    response={200: schemas.TakenDocuments, **_REFUSALS},
    url_name="take-documents",
    operation_id="take_documents",
    openapi_extra=_BODY,
)
def post_documents(
    request: HttpRequest,
    key: Key = "",
    reviewed: Annotated[bool, Query(False, description="Say also that each is reviewed.")] = False,
    make: Annotated[bool, Query(True, description="Make articles that are not there.")] = True,
    partly: Partly = False,
) -> HttpResponse:
    """Texts with their marks, one a line, as docs/formats/jsonl.md describes them: onto articles that are
    there, known by `url` or, without one, by their text, or as new ones. One decision each, of the token's
    person."""
    if not may_import(request.user):
        raise MayNotImport
    name = str(getattr(request, "api_token").name)  # noqa: B009 - ToWrite has put it there

    def work(user: AbstractBaseUser, lines: list[tuple[int, bytes]]) -> dict[str, Any]:
        done = take_documents(
            _documents(lines), user=user, name=name, reviewed=reviewed, make=make, partly=partly
        )
        counts = {"new": done.new, "known": done.known, "marks": done.marks}
        return {**counts, "errors": told(done.faults)}

    return _once(request, key, work)


def _once(
    request: HttpRequest,
    key: str,
    work: Callable[[AbstractBaseUser, list[tuple[int, bytes]]], dict[str, Any]],
) -> HttpResponse:
    if request.content_type not in _MEDIA:
        raise refusal(415, f"Send JSON Lines as {_MEDIA[0]}.", "header.Content-Type")
    user: Any = request.user
    body = _read(request)
    lines = [(number, line) for number, line in enumerate(body.split(b"\n"), 1) if line.strip()]
    if len(lines) > MOST_LINES:
        raise refusal(413, f"More than {MOST_LINES} lines; send them in parts.", "body")
    sent = hashlib.sha256(f"{request.get_full_path()}\n".encode() + body).digest()
    done = once(user=user, key=key, request=sent, work=lambda: work(user, lines))
    response = JsonResponse(done.body, json_dumps_params={"ensure_ascii": False})
    if done.again:
        response["Idempotency-Replayed"] = "true"
    return response


def _read(request: HttpRequest) -> bytes:
    """The whole body. Raises ApiError, 413."""
    body: bytes = request.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise refusal(413, f"More than {MOST_BYTES} bytes; send them in parts.", "body")
    return body.removeprefix(b"\xef\xbb\xbf")


def _articles(lines: list[tuple[int, bytes]]) -> Iterator[Incoming | Refusal]:
    for number, line in lines:
        yield read_line(line, "", number)


def _documents(lines: list[tuple[int, bytes]]) -> Iterator[Piece]:
    for number, line in lines:
        try:
            yield Piece(jsonl.read_document(line), line=number)
        except FormatError as error:
            yield Piece(fault=error.on_line(number), line=number)
