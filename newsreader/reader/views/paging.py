"""Where in a list a page begins, as its address says it."""

from django.http import Http404, HttpRequest

from annotations.queries.cursor import Cursor


def page_after(request: HttpRequest) -> Cursor | None:
    """The place after which the page begins, None for the first page. Raises Http404 for what is no place."""
    written = request.GET.get("after", "")
    try:
        return Cursor.parse(written) if written else None
    except ValueError as error:
        raise Http404("no such place in the list") from error
