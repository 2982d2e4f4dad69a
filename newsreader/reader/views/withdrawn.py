"""What stands at the address of a withdrawn article, of its quotes, and of whom nothing else quotes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from annotations.permissions import may_edit
from annotations.queries.gone import Gone, gone_quote, gone_speaker
from annotations.queries.withdrawn import notice_for


def gone_or_404(request: HttpRequest, number: int) -> HttpResponse:
    """The notice that article `number` was withdrawn, as 410, for those who could read it. Raises Http404
    where there is none."""
    notice = notice_for(request.user, number)
    if notice is None:
        raise Http404("no such article")
    context = {"notice": notice, "article": notice.article, "editable": may_edit(request.user)}
    return render(request, "reader/withdrawn.html", context, status=410)


def gone_quote_or_404(request: HttpRequest, number: int) -> HttpResponse:
    """That quote `number` was withdrawn, as 410, without a word of it. Raises Http404 where none was."""
    return _gone(request, gone_quote(request.user, number))


def gone_speaker_or_404(request: HttpRequest, number: int) -> HttpResponse:
    """That nothing is left of what speaker `number` was quoted with, as 410, without the name. Raises Http404
    where nothing was withdrawn.

    410 and not 404: who was quoted has no page left to be read, and the copies that search engines keep of
    it, name and quotes, go sooner; feed readers stop asking.
    """
    return _gone(request, gone_speaker(request.user, number))


def _gone(request: HttpRequest, gone: Gone | None) -> HttpResponse:
    if gone is None:
        raise Http404("nothing was withdrawn here")
    return render(request, "reader/gone.html", {"gone": gone}, status=410)
