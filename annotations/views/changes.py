"""What others have changed of an article: asked every few seconds by each page that is open and looked at."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.utils.http import parse_etags
from django.views.decorators.http import require_http_methods

from annotations.actions.finding import get_ready
from annotations.forms import GREATEST_ID
from annotations.queries.changes import current_tag, told_since
from annotations.queries.written_number import whole_number
from annotations.views.answers import reading_beside
from annotations.views.articles import current_version
from annotations.views.guard import editor, editors_only


@require_http_methods(["GET", "POST"])
@editors_only
def changes(request: HttpRequest, number: int) -> HttpResponse:
    """Whether an article is as a page has it, and what others decided since.

    With GET 304 where `If-None-Match` is the article's tag, which costs one query; else, as `told`, who did
    what after `since`, the shared marks' revision. With POST, as `html`, the reading, of which the rows and
    voices whose keys are among `known` are empty.
    """
    # Whoever has a page open may mark a quote next: each worker is asked by it every few seconds.
    get_ready()
    if number > GREATEST_ID:
        raise Http404("no such article")
    if request.method == "POST":
        return _reading(request, number)
    tag = current_tag(number, request.user)
    if tag is None or f'"{tag}"' in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified()
    return JsonResponse({"told": _told(request, number)}, headers={"ETag": f'"{tag}"'})


def _reading(request: HttpRequest, number: int) -> HttpResponse:
    return JsonResponse({"html": reading_beside(request, current_version(number).article)})


def _told(request: HttpRequest, number: int) -> list[dict[str, str]]:
    since = whole_number(request.GET.get("since", ""))
    return [] if since is None else told_since(number, since, editor(request))
