"""The public pages: the list of articles, and one article."""

from django.db.models import BigIntegerField
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.permissions import may_edit, readable_by, sees_suggestions
from annotations.queries.article_filters import waiting_for
from annotations.queries.article_list import article_list
from annotations.queries.neighbours import neighbours
from annotations.queries.reading import article_reading
from annotations.queries.structured import structured_article
from annotations.queries.waiting import MOST_COUNTED, counted
from newsreader.articles.excerpt import HEAD_LENGTH, excerpt
from newsreader.articles.models import Article
from newsreader.articles.reads import count_read
from newsreader.reader.filter_form import FilterForm
from newsreader.reader.views.paging import page_after
from newsreader.reader.views.withdrawn import gone_or_404

# What a bigint key can hold; a greater number in an address is no article, not an error of the database.
GREATEST_NUMBER = BigIntegerField.MAX_BIGINT


@require_safe
def list_articles(request: HttpRequest) -> HttpResponse:
    after = page_after(request)
    form = FilterForm(request.GET)
    filters = form.filters()
    shown = article_list(request.user, after, filters=filters)
    # What a link to another page of the same list keeps.
    kept = QueryDict(mutable=True)
    for name in form.fields:
        if value := request.GET.get(name):
            kept[name] = value
    context = {
        "list": shown,
        "filters": filters,
        "waiting": counted(waiting_for(request.user, filters)) if filters.named and after is None else 0,
        "most_counted": MOST_COUNTED,
        "confirmed_alone": _without(kept, "waiting"),
        "sees_suggestions": sees_suggestions(request.user),
        "first_page": after is None,
        "editable": may_edit(request.user),
        "form": form,
        "kept": kept.urlencode(),
    }
    return render(request, "reader/article_list.html", context)


def _without(kept: QueryDict, name: str) -> str:
    """The address's words without one of them."""
    others = kept.copy()
    others.pop(name, None)
    return others.urlencode()


@require_safe
def show_article(request: HttpRequest, number: int) -> HttpResponse:
    if number > GREATEST_NUMBER:
        raise Http404("no such article")
    readable = Article.objects.filter(readable_by(request.user), versions__is_current=True)
    article = readable.select_related("source").filter(pk=number).first()
    if article is None:
        return gone_or_404(request, number)
    reading = article_reading(article, request.user)
    # The queue's own people do not make what they work on the most read, nor does a page fetched ahead.
    if not reading.editable and request.method == "GET" and "Sec-Purpose" not in request.headers:
        count_read(article.pk)
    context = {
        "article": article,
        "reading": reading,
        "editable": reading.editable,
        "structured": structured_article(reading, request.build_absolute_uri),
        "neighbours": neighbours(request.user, article),
        "excerpt": excerpt(article.title, reading.version.text[:HEAD_LENGTH]),
        "address": request.build_absolute_uri(article.get_absolute_url()),
    }
    return render(request, "reader/article.html", context)
