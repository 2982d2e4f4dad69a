"""The addresses of all that everybody may read, for search engines: an index, and its parts."""

from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from annotations.queries import sitemap
from newsreader.reader.views.articles import GREATEST_NUMBER

_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
# By the name of its address, what a part of each kind lists, and the page that a row of it leads to.
_LISTINGS = {
    "sitemap-part": (sitemap.ARTICLES, "article"),
    "sitemap-quotes": (sitemap.QUOTES, "quote"),
    "sitemap-speakers": (sitemap.SPEAKERS, "speaker"),
    "sitemap-places": (sitemap.PLACES, "place"),
}
# What is always there, and changes with the program alone.
_ALWAYS = ("guidelines",)


def _answer(root: str, entries: list[str]) -> HttpResponse:
    lines = "".join(f"{entry}\n" for entry in entries)
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_SCHEMA}">\n{lines}</{root}>\n'
    return HttpResponse(xml, content_type="application/xml")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The parts that have a page; four queries."""
    addresses = [
        request.build_absolute_uri(reverse(name, args=[part]))
        for name, (listing, _page) in _LISTINGS.items()
        for part in sitemap.parts_of(listing)
    ]
    addresses.append(request.build_absolute_uri(reverse("sitemap-pages")))
    entries = [f"<sitemap><loc>{escape(address)}</loc></sitemap>" for address in addresses]
    return _answer("sitemapindex", entries)


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """The pages that are always there; no query."""
    addresses = [request.build_absolute_uri(reverse(name)) for name in _ALWAYS]
    return _answer("urlset", [f"<url><loc>{escape(address)}</loc></url>" for address in addresses])


@require_safe
def part(request: HttpRequest, number: int, of: str) -> HttpResponse:
    """The pages of a part of the listing `of`, with when each was changed; one query. A part without any is
    in no index; whoever comes by an older one learns that nothing is left."""
    if number >= GREATEST_NUMBER // sitemap.PART:
        raise Http404("no such part")
    listing, page = _LISTINGS[of]
    pages = sitemap.pages_of(listing, number)
    site = request.build_absolute_uri("/").rstrip("/")
    entries = [
        f"<url><loc>{escape(site + reverse(page, args=[which]))}</loc>"
        f"<lastmod>{timezone.localtime(changed).isoformat()}</lastmod></url>"
        for which, changed in pages
    ]
    return _answer("urlset", entries)


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
