"""Who gets into the editor's addresses."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.views.decorators.cache import never_cache
from django_htmx.http import HttpResponseClientRedirect

from annotations.actions.errors import NotAllowed, OtherAccount, Refused
from annotations.permissions import may_edit
from annotations.views.answers import refused

View = Callable[..., HttpResponseBase]


def editors_only(view: View) -> View:
    """Let those in who may edit: others who are signed in get 403, a visitor is sent to sign in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if may_edit(request.user):
            try:
                _same_person(request)
                return view(request, *args, **kwargs)
            except Refused as why:
                return refused(request, why)
        if request.user.is_authenticated:
            return refused(request, NotAllowed())
        return _to_login(request)

    return never_cache(guarded)


def editor(request: HttpRequest) -> AbstractBaseUser:
    """Who makes the request; a person, since `editors_only` let the request in."""
    if not isinstance(request.user, AbstractBaseUser):
        raise NotAllowed
    return request.user


def _same_person(request: HttpRequest) -> None:
    """Raise OtherAccount where the page that sends this was made for another account."""
    meant = request.POST.get("account", "") if request.method == "POST" else ""
    if meant and meant != str(request.user.pk):
        raise OtherAccount


def _to_login(request: HttpRequest) -> HttpResponse:
    """Send a visitor to sign in, and back to the page that was open rather than to an address to post to."""
    htmx = getattr(request, "htmx", None)
    if htmx:
        url = resolve_url("login")
        page = urlsplit(htmx.current_url_abs_path or "")
        back = page.path + (f"?{page.query}" if page.query else "")
        return HttpResponseClientRedirect(f"{url}?{urlencode({'next': back})}" if back else url)
    return redirect_to_login(
        request.get_full_path() if request.method == "GET" else resolve_url("article-list")
    )
