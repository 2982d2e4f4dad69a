"""The whole corpus as a stream of JSON Lines."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from ninja import Router

from annotations.formats import jsonl
from annotations.permissions import may_edit
from annotations.queries.corpus import reviewed_documents
from newsreader.api.errors import refusal
from newsreader.api.routes.parts import REFUSALS
from newsreader.api.schemas import Error

router = Router(tags=["corpus"])

# Bytes that leave at once: fewer writes to the connection, and memory that does not grow.
_TOGETHER = 1 << 16


@router.get(
    "/corpus.jsonl",
    response={200: str, 403: Error, **REFUSALS},
    url_name="corpus",
    operation_id="corpus",
    openapi_extra={"responses": {200: {"content": {"application/x-ndjson": {"schema": {}}}}}},
)
def corpus(request: HttpRequest) -> HttpResponseBase:
    """The reviewed articles with their marks, one a line, as docs/formats/jsonl.md describes them; for those
    who may edit. One state of the database, read as it is sent."""
    if not request.user.is_authenticated:
        said = "The corpus takes a token: send it as Authorization: Bearer …"
        raise refusal(401, said, "header.Authorization")
    if not may_edit(request.user):
        raise refusal(403, "Annotators, reviewers and administrators take the corpus; your account may not.")
    lines = map(jsonl.write_document, reviewed_documents(user=request.user))
    response = StreamingHttpResponse(_blocks(lines), content_type=jsonl.MEDIA_TYPE)
    response["Cache-Control"] = "private, no-store"
    return response


def _blocks(lines: Iterable[bytes]) -> Iterator[bytes]:
    block, size = [], 0
    for line in lines:
        block.append(line)
        size += len(line)
        if size >= _TOGETHER:
            yield b"".join(block)
            block, size = [], 0
    if block:
        yield b"".join(block)
