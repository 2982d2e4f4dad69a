"""The page on which people make tokens for their programs and revoke them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AbstractBaseUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from annotations.actions.errors import Refused
from annotations.permissions import may_have_token
from newsreader.api.actions.tokens import make_token, revoke_token
from newsreader.api.forms import TokenForm
from newsreader.api.models import Token
from newsreader.api.queries.tokens import tokens_of
from newsreader.api.routes.parts import GREATEST

# The key that was made last, until the page has shown it: once.
_KEY = "api-key"


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """One's own tokens; with POST, one more, whose key the page then shows once."""
    form = TokenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            token, key = make_token(user=_person(request), **form.cleaned_data)
        except Refused as why:
            form.add_error(None, why.message)
        else:
            request.session[_KEY] = {"name": token.name, "key": key}
            return _back()
    context = {
        "tokens": tokens_of(request.user),
        "form": form,
        "scopes": [scope for scope in Token.Scope if may_have_token(request.user, scope)],
        "made": request.session.pop(_KEY, None) if request.method == "GET" else None,
    }
    return render(request, "api/tokens.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    """End one of one's own tokens."""
    token = revoke_token(user=_person(request), number=number) if number <= GREATEST else None
    if token is None:
        raise Http404("no such token")
    messages.success(request, _("The token %(name)s is revoked.") % {"name": token.name})
    return _back()


def _person(request: HttpRequest) -> AbstractBaseUser:
    if not isinstance(request.user, AbstractBaseUser):
        raise Http404
    return request.user


def _back() -> HttpResponse:
    answer = HttpResponseRedirect(reverse("api-tokens"))
    answer.status_code = 303
    return answer
