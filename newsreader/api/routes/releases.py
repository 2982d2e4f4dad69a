"""The releases of the corpus and their files."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from ninja import Router

from annotations.models import Release
from annotations.queries.releases import (
    files_of,
    may_download,
    path_of,
    readable_releases,
    releases_after,
)
from newsreader.api import schemas
from newsreader.api.answers import tagged_body
from newsreader.api.errors import refusal
from newsreader.api.paging import PAGE, After, Size, number_of, written
from newsreader.api.routes.parts import OF_ONE, REFUSALS, address

router = Router(tags=["releases"])


@router.get("", response={200: schemas.Releases, **REFUSALS}, url_name="releases", operation_id="releases")
def list_releases(request: HttpRequest, after: After = "", size: Size = PAGE) -> HttpResponse:
    """The releases, in the order in which they were made."""
    found = releases_after(request.user, number_of(after), size + 1)
    items = [_row(request, release) for release in found[:size]]
    place = found[size - 1].pk if len(found) > size else None
    return tagged_body(request, {"items": items, "next": written(place)})


@router.get(
    "/{version}", response={200: schemas.Release, **OF_ONE}, url_name="release", operation_id="release"
)
def one_release(request: HttpRequest, version: str) -> HttpResponse:
    """A release with its files. Those of one with an article withdrawn since have no `url`."""
    release = _found(request, version)
    passed_on = may_download(request.user, release)
    files = [
        {
            "path": file.path,
            "size": file.size,
            "sha256": file.sha256,
            "url": address(request, "api:release-file", version, file.path) if passed_on else None,
        }
        for file in files_of(release)
    ]
    return tagged_body(request, {**_row(request, release), "files": files})


@router.get(
    "/{version}/files/{path:name}",
    response={200: bytes, **OF_ONE},
    url_name="release-file",
    operation_id="release_file",
    openapi_extra={"responses": {200: {"content": {"application/octet-stream": {"schema": {}}}}}},
)
def release_file(request: HttpRequest, version: str, name: str) -> HttpResponseBase:
    """A file of a release, as it was frozen; its tag is its SHA-256."""
    release = _found(request, version)
    path = path_of(release, name) if may_download(request.user, release) else None
    if path is None:
        raise refusal(404, "The release has no such file, or it is not passed on.", "path.name")
    told = release.manifest["files"].get(name)
    tag = f'"{told["sha256"]}"' if told else f'"manifest-{version}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=tag)
    if response is None:
        response = FileResponse(path.open("rb"), as_attachment=True, content_type="application/octet-stream")
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    return response


def _found(request: HttpRequest, version: str) -> Release:
    found = readable_releases(request.user).filter(version=version).first() if "\0" not in version else None
    if found is None:
        raise refusal(404, "There is no such release that you may read.", "path.version")
    return found


def _row(request: HttpRequest, release: Release) -> dict[str, Any]:
    return {
        "version": release.version,
        "made_at": release.made_at,
        "licence": release.licence,
        "withdrawn": getattr(release, "withdrawn", 0),
        "page": address(request, "release", release.version),
    }
