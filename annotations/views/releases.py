"""The releases of the corpus: the list, one release with its files, a file; and making one."""

from http import HTTPStatus

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annotations.actions.errors import MayNotRelease, Refused
from annotations.actions.make_release import make_release
from annotations.corpus.in_formats import OTHERS
from annotations.corpus.splits import PARTS
from annotations.corpus.whole_release import MOST_BYTES, archive_length, archive_pieces
from annotations.format_labels import folder_label, format_labels
from annotations.forms import ReleaseForm
from annotations.permissions import may_edit, may_release
from annotations.queries.releases import (
    grouped_files,
    left_out,
    may_download,
    next_release,
    path_of,
    paths_of,
    readable_releases,
    reviewed_count,
    whole_size,
    withheld_count,
    without_text_count,
)
from annotations.views.guard import editor, editors_only

# A page's answer must not take minutes; a larger corpus is released by the command.
MOST_FROM_A_PAGE = 2000
MOST_IN_FORMATS = 500


@require_safe
def show_list(request: HttpRequest) -> HttpResponse:
    """The releases, the newest first; for administrators with a form to make the next."""
    if not may_release(request.user):
        return _list(request, None)
    version, licence = next_release()
    return _list(request, ReleaseForm(initial={"version": version, "licence": licence, "formats": OTHERS}))


def _list(request: HttpRequest, form: ReleaseForm | None, refusal: str = "") -> HttpResponse:
    context = {
        "releases": readable_releases(request.user),
        "form": form,
        "refusal": refusal,
        "chosen": form["formats"].value() if form else (),
        "formats": format_labels() if may_edit(request.user) else (),
        "others": [label for label in format_labels() if label.name in OTHERS] if form else (),
        "reviewed": reviewed_count() if form else None,
        "without_text": without_text_count() if form else None,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
    return render(request, "annotations/releases.html", context, status=status)


@require_safe
def show_release(request: HttpRequest, version: str) -> HttpResponse:
    """What is in a release, and its files by their hashes."""
    release = get_object_or_404(readable_releases(request.user), version=version)
    context = {
        "release": release,
        "parts": [(part, release.manifest["parts"][part]) for part in PARTS],
        "groups": [(*folder_label(folder), files) for folder, files in grouped_files(release, OTHERS)],
        "withheld": withheld_count(release),
        "left_out": left_out(release),
        "downloads": may_download(request.user, release),
        "size": whole_size(release),
        "archive": whole_size(release) < MOST_BYTES,
    }
    return render(request, "annotations/release.html", context)


@require_safe
def download(request: HttpRequest, version: str, name: str) -> FileResponse:
    """A file of a release, as it was frozen."""
    release = get_object_or_404(readable_releases(request.user), version=version)
    path = path_of(release, name) if may_download(request.user, release) else None
    if path is None:
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"{version}-{name.replace('/', '-')}")


@require_safe
def download_all(request: HttpRequest, version: str) -> StreamingHttpResponse:
    """All files of a release in one archive, which is made as it is sent; none where it would be larger than
    a plain zip archive can be."""
    release = get_object_or_404(readable_releases(request.user), version=version)
    files = paths_of(release) if may_download(request.user, release) else None
    if files is None or (length := archive_length(files)) > MOST_BYTES:
        raise Http404
    name = f"corpus-{version}.zip"
    headers = {"Content-Length": str(length), "Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(archive_pieces(files), content_type="application/zip", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def make(request: HttpRequest) -> HttpResponse:
    """Make a release and lead to it; the list with the refusal and what was asked for where there is none.
    Whoever comes back to the address of a refusal is led to the list."""
    if not may_release(request.user):
        raise MayNotRelease
    if request.method != "POST":
        return HttpResponseRedirect(reverse("release-list"))
    form = ReleaseForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(_("Give the release a number and a licence."))
        most = MOST_FROM_A_PAGE if form.cleaned_data["formats"] == [] else MOST_IN_FORMATS
        if reviewed_count() > most:
            raise Refused(
                _("The corpus has more than %(most)d articles: make the release with manage.py release.")
                % {"most": most}
            )
        made = make_release(user=editor(request), **form.cleaned_data)
    except Refused as why:
        return _list(request, form, why.message)
    return HttpResponseRedirect(reverse("release", args=[made.version]))
