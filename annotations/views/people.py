"""The page of the people: accounts, what each may do, links by which passwords are chosen."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from annotations.actions.errors import MayNotManagePeople, Refused
from annotations.actions.people import change_role, make_person, password_link, renew_password, set_active
from annotations.forms import GREATEST_ID
from annotations.forms_of_people import ActiveForm, PageForm, PersonForm, RoleForm
from annotations.permissions import may_manage_people
from annotations.queries.accounts import ROLE_LABELS, accounts
from annotations.views.guard import editor, editors_only

# The link that was made last, until the page has shown it: once.
_LINK = "password-link"


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def people(request: HttpRequest) -> HttpResponse:
    """All accounts; with POST, one more."""
    _administrators_only(request)
    form = PersonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            person = make_person(user=editor(request), **form.cleaned_data)
        except Refused as why:
            form.add_error("name", why.message)
        else:
            return _with_link(request, person)
    shown = PageForm(request.GET)
    page = (shown.is_valid() and shown.cleaned_data["page"]) or 1
    rows, more = accounts(request.user, page)
    context = {
        "accounts": rows,
        "more": more,
        "page": page,
        "roles": ROLE_LABELS.items(),
        "form": form,
        "link": request.session.pop(_LINK, None) if request.method == "GET" else None,
        "editable": True,
    }
    return render(request, "annotations/people.html", context, status=422 if form.errors else 200)


@require_POST
@editors_only
def role(request: HttpRequest, number: int) -> HttpResponse:
    """Let a person be another thing."""
    form = RoleForm(request.POST)
    told = _("The account is changed.")
    return _change(request, number, form, lambda **values: change_role(**values), told)


@require_POST
@editors_only
def active(request: HttpRequest, number: int) -> HttpResponse:
    """Shut a person out, or let him in again."""

    def act(active: str, **values: Any) -> None:
        set_active(active=active == "yes", **values)

    return _change(request, number, ActiveForm(request.POST), act, _("The account is changed."))


@require_POST
@editors_only
def new_link(request: HttpRequest, number: int) -> HttpResponse:
    """End a person's password, and show a link by which a new one is chosen."""
    _administrators_only(request)
    person = _person(number)
    try:
        renew_password(user=editor(request), person=person)
    except Refused as why:
        messages.error(request, why.message)
        return _back()
    return _with_link(request, person)


def _change(
    request: HttpRequest,
    number: int,
    form: RoleForm | ActiveForm,
    act: Callable[..., None],
    told: str,
) -> HttpResponse:
    _administrators_only(request)
    person = _person(number)
    if not form.is_valid():
        messages.error(request, _("Nothing was changed."))
        return _back()
    try:
        act(user=editor(request), person=person, **form.cleaned_data)
    except Refused as why:
        messages.error(request, why.message)
    else:
        messages.success(request, told)
    return _back()


def _administrators_only(request: HttpRequest) -> None:
    if not may_manage_people(request.user):
        raise MayNotManagePeople


def _person(number: int) -> User:
    person = get_user_model().objects.filter(pk=number).first() if number <= GREATEST_ID else None
    if person is None:
        raise Http404("no such account")
    return person


def _with_link(request: HttpRequest, person: User) -> HttpResponse:
    address = request.build_absolute_uri(password_link(person))
    request.session[_LINK] = {"name": person.get_username(), "address": address}
    return _back()


def _back() -> HttpResponse:
    answer = HttpResponseRedirect(reverse("people"))
    answer.status_code = 303
    return answer
