"""The search page: one question, asked of the articles or of what was said."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.permissions import may_edit
from annotations.queries.cursor import Cursor
from annotations.queries.search.articles import Hits, search_articles
from annotations.queries.search.question import MOST_LETTERS, understood
from annotations.queries.search.quotes import search_quotes

_SEARCHES = {"articles": search_articles, "quotes": search_quotes}


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    written = request.GET.get("q", "").strip()
    where = request.GET.get("in", "articles")
    if where not in _SEARCHES:
        where = "articles"
    place = request.GET.get("after", "")
    try:
        after = Cursor.parse(place) if place else None
    except ValueError as error:
        raise Http404("no such place in the list") from error
    question = understood(written)
    hits = _SEARCHES[where](request.user, question, after) if question.answerable else Hits()
    context = {
        "q": written,
        "where": where,
        "question": question,
        "hits": hits,
        "first_page": after is None,
        "kept": _address(written, where),
        "tabs": [(name, _address(written, name)) for name in _SEARCHES],
        "most_letters": MOST_LETTERS,
        "editable": may_edit(request.user),
    }
    return render(request, "reader/search.html", context)


def _address(written: str, where: str) -> str:
    """What an address of the page says after its question mark; without a word it means the articles."""
    kept = QueryDict(mutable=True)
    if written:
        kept["q"] = written
    if where != "articles":
        kept["in"] = where
    return kept.urlencode()
