"""The addresses of the articles and the speakers open to everybody, for search engines: an index, parts."""

from xml.sax.saxutils import escape

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotations.permissions import readable_by
from annotations.queries.speaker_list import newest_speaker, quoted_speakers
from newsreader.articles.models import Article
from newsreader.reader.views.articles import GREATEST_NUMBER

# Articles, and speakers, by their numbers, so many a part: no part is counted or skipped through. A file
# may have 50,000.
PART = 10_000
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def _answer(root: str, entry: str, addresses: list[str]) -> HttpResponse:
    entries = "".join(f"<{entry}><loc>{escape(address)}</loc></{entry}>\n" for address in addresses)
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_SCHEMA}">\n{entries}</{root}>\n'
    return HttpResponse(xml, content_type="application/xml")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    last = Article.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    parts = range(last // PART + 1)
    addresses = [request.build_absolute_uri(reverse("sitemap-part", args=[part])) for part in parts]
    if newest := newest_speaker():
        addresses += [
            request.build_absolute_uri(reverse("sitemap-speakers", args=[part]))
            for part in range(newest // PART + 1)
        ]
    return _answer("sitemapindex", "sitemap", addresses)


@require_safe
def part(request: HttpRequest, number: int) -> HttpResponse:
    if number > GREATEST_NUMBER // PART:
        raise Http404("no such part")
    within = Article.objects.filter(pk__gte=number * PART, pk__lt=(number + 1) * PART)
    numbers = within.filter(readable_by(AnonymousUser())).order_by("pk").values_list("pk", flat=True)
    addresses = [request.build_absolute_uri(reverse("article", args=[pk])) for pk in numbers]
    return _answer("urlset", "url", addresses)


@require_safe
def speakers(request: HttpRequest, number: int) -> HttpResponse:
    """Those of whom everybody may read a quote; whoever was merged says none."""
    if number > GREATEST_NUMBER // PART:
        raise Http404("no such part")
    numbers = quoted_speakers(AnonymousUser(), range(number * PART, (number + 1) * PART))
    addresses = [request.build_absolute_uri(reverse("speaker", args=[pk])) for pk in numbers]
    return _answer("urlset", "url", addresses)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What is no page to be found: lists narrowed in every way, the editor, the export."""
    lines = ["User-agent: *", "Disallow: /accounts/", "Disallow: /editor/", "Disallow: /marks/"]
    lines += [
        "Disallow: /corpus/",
        "Disallow: /intake/",
        "Disallow: /queue/",
        "Disallow: /people/",
        "Disallow: /*?*after=",
        "",
    ]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
