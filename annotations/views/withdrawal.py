"""The page on which an article is withdrawn, and the button that lets it be imported again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from annotations.actions.errors import MayNotWithdraw, Refused, Withdrawn
from annotations.actions.withdraw_article import allow_import, withdraw_article
from annotations.forms import WithdrawForm
from annotations.permissions import may_withdraw
from annotations.queries.withdrawn import what_goes
from annotations.views.articles import article_called, current_version
from annotations.views.guard import editor, editors_only
from newsreader.articles.models import Article


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, telling what goes; with POST, do it."""
    if not may_withdraw(request.user):
        raise MayNotWithdraw
    try:
        article = current_version(number).article
    except Withdrawn:
        # Whoever sends it a second time sees that it is done.
        return _to(article_called(number))
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_article(user=editor(request), article=article, **form.cleaned_data)
        except Refused as why:
            form.add_error("reason", why.message)
        else:
            return _to(article)
    context = {"article": article, "form": form, "takes": what_goes(article), "editable": True}
    status = 422 if form.errors else 200
    return render(request, "annotations/withdraw.html", context, status=status)


@require_POST
@editors_only
def allow(request: HttpRequest, number: int) -> HttpResponse:
    """Let texts of a withdrawn article come in again."""
    article = article_called(number)
    allow_import(user=editor(request), article=article)
    messages.success(request, _("The article may be imported again."))
    return _to(article)


def _to(article: Article) -> HttpResponse:
    answer = HttpResponseRedirect(article.get_absolute_url())
    answer.status_code = 303
    return answer
