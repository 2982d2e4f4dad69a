"""The queue's page with the work of the day, the way to the next article, and who has an article."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from annotations.actions.assigning import assign_article, release_article, take_next
from annotations.actions.errors import Refused
from annotations.forms_of_the_queue import AssignForm, QueueForm
from annotations.permissions import may_assign
from annotations.queries.progress import progress_of
from annotations.queries.queue import ORDERS, SHOWN, next_to_approve, people_to_assign, queue_page
from annotations.views.articles import article_called
from annotations.views.guard import editor, editors_only
from newsreader.articles.models import Source

# The order that a person chose last, so that the next article comes by it.
_ORDER = "queue-order"


@require_safe
@editors_only
def show_queue(request: HttpRequest) -> HttpResponse:
    """What is to be reviewed, by need, and what was done today."""
    form = QueueForm(request.GET)
    question = form.question(request.session.get(_ORDER, ""))
    if request.GET.get("order") in ORDERS:
        request.session[_ORDER] = question.order
    page = form.cleaned_data.get("page") or 1
    queue = queue_page(request.user, question, page)
    assigns = may_assign(request.user)
    context = {
        "queue": queue,
        "question": question,
        "parts": [(key, label, queue.counts[key]) for key, label in SHOWN.items()],
        "orders": ORDERS.items(),
        "outlets": Source.objects.order_by("name"),
        "people": people_to_assign() if assigns else [],
        "assigns": assigns,
        "progress": progress_of(request.user),
        "page": page,
        "kept": _kept(request),
        "editable": True,
    }
    return render(request, "annotations/queue.html", context)


@require_POST
@editors_only
def go_to_next(request: HttpRequest) -> HttpResponse:
    """Lead to the next article, which is the person's from then on; to the queue where there is none."""
    form = QueueForm(request.POST)
    question = form.question(request.session.get(_ORDER, ""))
    after = form.cleaned_data.get("after")
    if question.show == "approve":
        number = next_to_approve(request.user, question, after)
    else:
        article = take_next(user=editor(request), question=question, after=after)
        number = article.pk if article is not None else None
    if number is None:
        messages.info(request, _("Nothing is left in the queue."))
        return _see(reverse("queue"))
    return _see(reverse("article", args=[number]))


@require_POST
@editors_only
def assign(request: HttpRequest, number: int) -> HttpResponse:
    """Give the article to a person, or to nobody."""
    article = article_called(number)
    form = AssignForm(request.POST)
    user = editor(request)
    try:
        person: Any = None
        if form.is_valid() and form.cleaned_data["person"]:
            person = get_user_model().objects.filter(pk=form.cleaned_data["person"]).first()
        if person is None:
            release_article(user=user, article=article)
        else:
            assign_article(user=user, article=article, person=person)
    except Refused as why:
        messages.error(request, why.message)
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return _see(back if safe else reverse("queue"))


def _kept(request: HttpRequest) -> str:
    """What a link to another page of the same queue keeps."""
    kept = QueryDict(mutable=True)
    for name in ("show", "order", "outlet", "person"):
        if value := request.GET.get(name):
            kept[name] = value
    return kept.urlencode()


def _see(address: str) -> HttpResponse:
    answer = HttpResponseRedirect(address)
    answer.status_code = 303
    return answer
