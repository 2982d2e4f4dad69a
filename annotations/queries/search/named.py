"""Where the speakers and the places that a question asks for stand in the articles that were found."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from annotations.models import AnnotationSet, ListedQuote, Mark, QuoteSpeaker
from annotations.queries.places import namesakes
from annotations.queries.search.concordance import Hit
from annotations.queries.search.question import Named
from annotations.queries.search.vectors import matches, speaker_query
from annotations.scheme import Layer
from newsreader.arabic.search_terms import asked_words, name_words


def where_named(articles: Sequence[int], filters: Iterable[Named]) -> dict[int, list[Hit]]:
    """By article, the accepted mentions of the speakers and places that the filters want: ``(start, end,
    filter)`` in code points of the current text, the filter by its number, in the order of the text.

    A speaker whom an article nowhere names where it quotes is found by the quotes. One query a speaker, two a
    place.
    """
    found: dict[int, list[Hit]] = defaultdict(list)
    for number, named in enumerate(filters):
        if named.excluded or not articles:
            continue
        where = _speakers if named.layer == "speaker" else _places
        for article, spans in where(articles, named).items():
            found[article] += [(start, end, number) for start, end in spans]
    return {article: sorted(hits) for article, hits in found.items()}


def _speakers(articles: Sequence[int], named: Named) -> dict[int, set[tuple[int, int]]]:
    quotes = ListedQuote.objects.filter(matches(speaker_query(named)), article__in=articles)
    links = QuoteSpeaker.objects.filter(quote__in=quotes.order_by().values("pk")).values_list(
        "quote", "quote__listed__article", "quote__start", "quote__end", "mention__start", "mention__end",
        "entity__name",
    )  # fmt: skip
    rows = list(links)
    # Of a quote's several speakers the one who is called so; by a former name nobody is.
    called = {row for row in rows if set(named.words) <= set(name_words(row[-1]))}
    known = {quote for quote, *_ in called}
    mentions: dict[int, set[tuple[int, int]]] = defaultdict(set)
    said: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for row in rows:
        quote, article, start, end, first, last, _name = row
        if quote in known and row not in called:
            continue
        if first is None:
            said[article].add((start, end))
        else:
            mentions[article].add((first, last))
    return said | mentions


def _places(articles: Sequence[int], named: Named) -> dict[int, set[tuple[int, int]]]:
    entries = namesakes(named.value)
    numbers = {entry.pk for entry in entries}
    names = [set(words) for words in (named.words, *(asked_words(entry.name) for entry in entries))]
    marks = Mark.objects.filter(
        layer=Layer.PLACE,
        set__kind=AnnotationSet.Kind.SHARED,
        set__version__is_current=True,
        set__version__article__in=articles,
    )
    found: dict[int, set[tuple[int, int]]] = defaultdict(set)
    rows = marks.order_by().values_list("set__version__article", "start", "end", "place", "place_name")
    for article, start, end, place, name in rows:
        if place in numbers or any(words <= set(name_words(name)) for words in names):
            found[article].add((start, end))
    return found
