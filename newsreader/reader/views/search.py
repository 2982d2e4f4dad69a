"""The search page: one question, asked of the articles or of what was said."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.permissions import may_edit, sees_suggestions
from annotations.queries.search.articles import Hits, count_waiting, search_articles, search_waiting
from annotations.queries.search.question import MOST_LETTERS, understood
from annotations.queries.search.quotes import search_quotes
from annotations.queries.waiting import MOST_COUNTED
from newsreader.reader.views.paging import page_after

_SEARCHES = {"articles": search_articles, "quotes": search_quotes}


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    written = request.GET.get("q", "").strip()
    where = request.GET.get("in", "articles")
    if where not in _SEARCHES:
        where = "articles"
    after = page_after(request)
    question = understood(written)
    waiting = where == "articles" and bool(request.GET.get("waiting"))
    ask = search_waiting if waiting else _SEARCHES[where]
    hits = ask(request.user, question, after) if question.answerable else Hits()
    further = 0
    if where == "articles" and not waiting and question.answerable and after is None:
        further = count_waiting(request.user, question)
    context = {
        "q": written,
        "where": where,
        "question": question,
        "hits": hits,
        "first_page": after is None,
        "kept": _address(written, where) + ("&waiting=1" if waiting else ""),
        "confirmed_alone": _address(written, where),
        "waiting": waiting,
        "further": further,
        "most_counted": MOST_COUNTED,
        "sees_suggestions": sees_suggestions(request.user),
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
