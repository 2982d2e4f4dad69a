"""The corpus as a download, in each format there is."""

import tempfile
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.formats import archive, jsonl, parquet
from annotations.formats.errors import FormatError
from annotations.formats.registry import FORMATS, Format
from annotations.queries.corpus import reviewed_documents
from annotations.views.guard import editors_only

_BLOCK = 1 << 16
_BINARY = (archive.MEDIA_TYPE, parquet.MEDIA_TYPE)


@require_safe
@editors_only
def export(request: HttpRequest, name: str = jsonl.NAME) -> HttpResponseBase:
    """The reviewed articles in the format `name`, without those that the user annotates independently. JSON
    Lines leave a line as soon as it is made, any other format when the file is complete; 409 says which
    article a format cannot hold."""
    module = FORMATS.get(name)
    if module is None:
        raise Http404
    parts: Any = ()
    if request.method != "HEAD" and module.NAME == jsonl.NAME:
        parts = map(jsonl.write_document, reviewed_documents(user=request.user))
    elif request.method != "HEAD":
        try:
            parts = _written(module, request.user)
        except FormatError as error:
            said = _("The corpus cannot be written in this format: %(reason)s") % {"reason": error}
            return HttpResponse(said, status=409, content_type="text/plain; charset=utf-8")
    charset = "" if module.MEDIA_TYPE in _BINARY else "; charset=utf-8"
    return StreamingHttpResponse(
        parts,
        content_type=f"{module.MEDIA_TYPE}{charset}",
        headers={"Content-Disposition": f'attachment; filename="corpus{module.SUFFIX}"'},
    )


def _written(module: Format, user: Any) -> Iterator[bytes]:
    """The file in blocks, from a file on the disk that goes when all is read. Raises FormatError at once."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by who reads it
    try:
        module.write(reviewed_documents(user=user), file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return _blocks(file)


def _blocks(file: Any) -> Iterator[bytes]:
    with file:
        while block := file.read(_BLOCK):
            yield block
