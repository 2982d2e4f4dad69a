"""What stands at the address of a withdrawn article."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from annotations.permissions import may_edit
from annotations.queries.withdrawn import notice_for


def gone_or_404(request: HttpRequest, number: int) -> HttpResponse:
    """The notice that article `number` was withdrawn, as 410, for those who could read it. Raises Http404
    where there is none."""
    notice = notice_for(request.user, number)
    if notice is None:
        raise Http404("no such article")
    context = {"notice": notice, "article": notice.article, "editable": may_edit(request.user)}
    return render(request, "reader/withdrawn.html", context, status=410)
