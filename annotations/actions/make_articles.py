"""Fill the database with synthetic, reviewed articles, to measure with."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from annotations.actions.listing import quote_vector
from annotations.models import (
    AnnotationSet,
    Entity,
    ListedPlace,
    ListedQuote,
    ListedSpeaker,
    Mark,
    Place,
    QuoteCue,
    QuoteSpeaker,
    Speaker,
)
from annotations.samples.synthetic import SyntheticArticle, synthetic_articles
from annotations.scheme import EntityKind, Layer
from newsreader.arabic.folding import fold_name
from newsreader.articles.importing import Incoming, store
from newsreader.articles.models import Article, TextVersion

ADDRESS = "https://synthetic.example/{seed}/{number}"
_TOGETHER = 500


def make_articles(
    count: int,
    *,
    seed: int = 1,
    words: int = 400,
    quotes: int = 3,
    on_progress: Callable[[int], object] = lambda done: None,
) -> int:
    """Make `count` articles with reviewed marks; those that are there already stay. How many were made.

    `words` and `quotes` are of each article. Some hundred share a transaction, so that a run that is ended
    goes on where it was. Raises RuntimeError where there are no places: load the gazetteer first.
    """
    places = dict(Place.objects.filter(kind__in=["city", "capital"]).values_list("name", "pk"))
    if not places:
        raise RuntimeError("There are no places to name: load_gazetteer first.")
    made = 0
    for first in range(0, count, _TOGETHER):
        number = min(_TOGETHER, count - first)
        articles = synthetic_articles(
            number, sorted(places), first=first, seed=seed, words=words, quotes=quotes
        )
        made += _make({ADDRESS.format(seed=seed, number=a.number): a for a in articles}, places)
        on_progress(first + number)
    return made


@transaction.atomic
def _make(by_url: dict[str, SyntheticArticle], places: dict[str, int]) -> int:
    known = set(Article.objects.filter(url__in=by_url).values_list("url", flat=True))
    by_url = {url: article for url, article in by_url.items() if url not in known}
    if not by_url:
        return 0
    store(
        [
            Incoming("", None, a.text, a.title, True, url, a.outlet, a.published_at)
            for url, a in by_url.items()
        ],
        on_refused=_refuse,
    )
    versions = TextVersion.objects.filter(article__url__in=by_url).select_related("article")
    now = timezone.now()
    sets = AnnotationSet.objects.bulk_create(
        AnnotationSet(
            version=version,
            kind=AnnotationSet.Kind.SHARED,
            state=AnnotationSet.State.REVIEWED,
            reviewed_at=now,
        )
        for version in versions
    )
    _Marks([(of, by_url[of.version.article.url or ""]) for of in sets], places).make()
    return len(by_url)


def _refuse(refusal: object) -> None:
    raise ValueError(str(refusal))


class _Marks:
    """The marks of a batch, made table by table."""

    def __init__(self, sets: list[tuple[AnnotationSet, SyntheticArticle]], places: dict[str, int]) -> None:
        self.sets = sets
        self.places = places

    def make(self) -> None:
        """Speakers, entities, marks, their links, and the lists."""
        speakers = _speakers({q.name for _, article in self.sets for q in article.quotes})
        named = {(of.pk, q.name): of for of, article in self.sets for q in article.quotes}
        entities = Entity.objects.bulk_create(
            Entity(set=of, name=name, kind=EntityKind.PERSON, speaker=speakers[name])
            for (_, name), of in named.items()
        )
        entity_of = {(e.set_id, e.name): e for e in entities}
        marks, quotes, cues, links = [], [], [], []
        for of, article in self.sets:
            for span, name in article.places:
                marks.append(
                    _mark(of, article, Layer.PLACE, span, place_id=self.places[name], place_name=name)
                )
            for said in article.quotes:
                entity = entity_of[of.pk, said.name]
                quote = _mark(of, article, Layer.QUOTE, said.span, kind=said.kind)
                mention = _mark(of, article, Layer.SPEAKER, said.mention, entity=entity)
                cue = _mark(of, article, Layer.CUE, said.cue)
                marks += [quote, mention, cue]
                quotes.append((of, quote, entity))
                links.append(QuoteSpeaker(quote=quote, entity=entity, mention=mention))
                cues.append(QuoteCue(quote=quote, cue=cue))
        Mark.objects.bulk_create(marks, batch_size=2000)
        QuoteSpeaker.objects.bulk_create(links)
        QuoteCue.objects.bulk_create(cues)
        self._list(marks, quotes)

    def _list(self, marks: list[Mark], quotes: list[tuple[AnnotationSet, Mark, Entity]]) -> None:
        places: dict[int, list[Mark]] = {of.pk: [] for of, _ in self.sets}
        for mark in marks:
            if mark.layer == Layer.PLACE:
                places[mark.set_id].append(mark)
        listed = []
        for of, quote, entity in quotes:
            article = of.version.article
            within = [m for m in places[of.pk] if quote.start <= m.start and m.end <= quote.end]
            listed.append(
                ListedQuote(
                    quote=quote,
                    article=article,
                    version=of.version,
                    source_id=article.source_id,
                    when=article.news_time,
                    kind=quote.kind or "",
                    reviewed=True,
                    vector=quote_vector(quote.text, [entity.name], [place.place_name for place in within]),
                )
            )
        ListedQuote.objects.bulk_create(listed)
        ListedSpeaker.objects.bulk_create(
            ListedSpeaker(quote=row, speaker=entity.speaker, when=row.when, reviewed=True)
            for row, (_, _, entity) in zip(listed, quotes, strict=True)
            if entity.speaker is not None
        )
        ListedPlace.objects.bulk_create(
            ListedPlace(
                article=of.version.article,
                version=of.version,
                place_id=self.places[name],
                when=of.version.article.news_time,
                mentions=sum(other == name for _, other in article.places),
                reviewed=True,
            )
            for of, article in self.sets
            for name in dict.fromkeys(name for _, name in article.places)
        )


def _mark(
    of: AnnotationSet, article: SyntheticArticle, layer: Layer, span: tuple[int, int], **fields: object
) -> Mark:
    start, end = span
    return Mark(set=of, layer=layer, start=start, end=end, text=article.text[start:end], **fields)


def _speakers(names: set[str]) -> dict[str, Speaker]:
    known = {speaker.name: speaker for speaker in Speaker.objects.filter(name__in=names).order_by("-id")}
    made = Speaker.objects.bulk_create(
        Speaker(name=name, folded_name=fold_name(name), kind=EntityKind.PERSON)
        for name in sorted(names - set(known))
    )
    return known | {speaker.name: speaker for speaker in made}
