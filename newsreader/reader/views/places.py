"""The places: all on a map with a table beside it, those of one article, and one place with who names it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.permissions import readable_by
from annotations.queries.place_map import MOST, NamedPlace, named_places, place_map
from annotations.queries.place_page import kind_label, mentions_of, place_page, the_place
from annotations.queries.places_of_country import COUNTRY, country_of, places_in
from annotations.queries.places_of_country import MOST as MOST_IN
from annotations.queries.waiting import MOST_COUNTED, may_name
from newsreader.articles.models import Article
from newsreader.reader.views.articles import GREATEST_NUMBER
from newsreader.reader.views.paging import page_after
from newsreader.reader.views.withdrawn import gone_or_404


@require_safe
def list_places(request: HttpRequest) -> HttpResponse:
    places = named_places(request.user)
    view = request.GET.get("map", "")
    context = {"places": places, "map": place_map(places, view), "most": MOST if len(places) == MOST else 0}
    return render(request, "reader/place_list.html", context)


@require_safe
def show_article_map(request: HttpRequest, number: int) -> HttpResponse:
    if number > GREATEST_NUMBER:
        raise Http404("no such article")
    article = Article.objects.filter(readable_by(request.user), pk=number).first()
    if article is None:
        return gone_or_404(request, number)
    places = named_places(request.user, articles=[article.pk])
    view = request.GET.get("map", "")
    context = {"article": article, "places": places, "map": place_map(places, view, closely=not view)}
    return render(request, "reader/place_list.html", context)


@require_safe
def show_place(request: HttpRequest, key: str) -> HttpResponse:
    place = the_place(key)
    if place is None:
        raise Http404("no such place")
    after = page_after(request)
    mentions = mentions_of(request.user, place)
    context = {
        "place": place,
        "kind": kind_label(place),
        "country": country_of(place),
        "is_country": place.kind == COUNTRY,
        "places_in": places_in(request.user, place) if after is None else [],
        "most_in": MOST_IN,
        "waiting": may_name(request.user, place) if after is None else 0,
        "most_counted": MOST_COUNTED,
        "mentions": mentions,
        "page": place_page(request.user, place, after),
        "first_page": after is None,
        "map": place_map([NamedPlace(place, mentions, 0)], closely=True),
    }
    return render(request, "reader/place.html", context)
