"""Keeping what was read: an article known already is one article, another text of it a new version."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import DatabaseError, DataError, IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from newsreader.after_answer import after_answer
from newsreader.arabic.search_vector import vectors_of
from newsreader.articles.copying import NULL, binary, boolean, copy_in, new_numbers, optional, text, time
from newsreader.articles.importing.incoming import Incoming, Refusal
from newsreader.articles.importing.withdrawn import without_withdrawn
from newsreader.articles.models import Article, Source, TextVersion
from newsreader.articles.searching import keep_vectors, sort_words

BATCH = 200


@dataclass
class Summary:
    """How many articles were new, got a new version, were known with this text, and were refused."""

    new: int = 0
    versions: int = 0
    known: int = 0
    refused: int = 0

    def __add__(self, other: "Summary") -> "Summary":
        return Summary(
            self.new + other.new,
            self.versions + other.versions,
            self.known + other.known,
            self.refused + other.refused,
        )


def store(
    items: Iterable[Incoming | Refusal],
    *,
    on_refused: Callable[[Refusal], object],
    on_progress: Callable[[Summary], object] = lambda summary: None,
) -> Summary:
    """Keeps the articles, each whole or not at all, and counts them; refusals are passed on as they come.

    An article is known by its url, one without by the SHA-256 of its text. A known one with a text that
    it never had gets a new version, which becomes the current one (and its title, where one was given);
    a text that it has or had changes nothing, so that the same import twice is the same as once. What was
    withdrawn is refused: the article, and its texts under whatever address.
    Many articles share a transaction; where one of them fails, each gets its own.
    """
    total = Summary()
    items = iter(items)
    while batch := list(islice(items, BATCH)):
        for refusal in (item for item in batch if isinstance(item, Refusal)):
            total.refused += 1
            on_refused(refusal)
        for summary in _store_batch([item for item in batch if isinstance(item, Incoming)], on_refused):
            total += summary
        on_progress(total)
    after_answer(sort_words)
    return total


def _store_batch(batch: list[Incoming], on_refused: Callable[[Refusal], object]) -> Iterator[Summary]:
    try:
        yield _store_all(batch, on_refused)
    except DatabaseError:
        for incoming in batch:
            try:
                yield _store_all([incoming], on_refused)
            except (IntegrityError, DataError) as error:
                reason = f"the database refused it: {str(error).splitlines()[0]}"
                on_refused(Refusal(incoming.path, reason, incoming.line))
                yield Summary(refused=1)


@dataclass
class _Entry:
    """An article with the hashes of all the texts it has, its last version's number, and its new texts."""

    article: Article
    hashes: set[bytes] = field(default_factory=set)
    number: int = 0
    texts: list[Incoming] = field(default_factory=list)

    def vectors(self) -> list[str]:
        """The words of its title and its current text, a new one."""
        current = self.texts[-1]
        if current.vectors is not None and current.title == self.article.title:
            return current.vectors
        return vectors_of(self.article.title, current.text)


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that was kept with a text that it did not have, and the id of that text's version."""

    incoming: Incoming
    article: Article
    version: int


def _store_all(batch: list[Incoming], on_refused: Callable[[Refusal], object]) -> Summary:
    """The articles of a batch, in one transaction: all of them, or DatabaseError."""
    with transaction.atomic():
        summary, refusals = keep(batch)
    for refusal in refusals:
        on_refused(refusal)
    return summary


def keep(
    batch: list[Incoming], then: Callable[[list[Kept]], object] = lambda kept: None
) -> tuple[Summary, list[Refusal]]:
    """What `store` does, of one batch and inside the caller's transaction. `then` is called with what is new
    before its words are kept for the search, which is told of a review so without being written twice.
    Raises DatabaseError."""
    sources = _sources({incoming.outlet for incoming in batch} - {""})
    entries = _known_entries(batch)
    batch, refusals = without_withdrawn(batch)
    summary = Summary(refused=len(refusals))
    for incoming in batch:
        key = incoming.url or incoming.content_hash
        if key not in entries:
            entries[key] = _Entry(_new_article(incoming, sources.get(incoming.outlet)))
            summary.new += 1
        elif incoming.content_hash in entries[key].hashes:
            summary.known += 1
            continue
        else:
            summary.versions += 1
            if incoming.titled or not entries[key].article.title:
                entries[key].article.title = incoming.title
        entries[key].hashes.add(incoming.content_hash)
        entries[key].texts.append(incoming)
    changed = [entry for entry in entries.values() if entry.texts]
    then(_save(changed))
    keep_vectors([entry.article for entry in changed], (entry.vectors() for entry in changed))
    return summary, refusals


def _known_entries(batch: list[Incoming]) -> dict[str | bytes, _Entry]:
    """The articles known already, locked, each under its url or content key."""
    urls = [incoming.url for incoming in batch if incoming.url]
    keys = [incoming.content_hash for incoming in batch if not incoming.url]
    # Not so strong a lock that it bars those who only refer to the article.
    found = Article.objects.select_for_update(no_key=True).filter(
        Q(url__among=urls) | Q(content_key__among=keys)
    )
    by_pk = {article.pk: _Entry(article) for article in found.order_by("pk")}
    rows = TextVersion.objects.filter(article__among=by_pk).annotate(gone=Q(text="")).order_by("number")
    for pk, number, content_hash, gone in rows.values_list("article", "number", "content_hash", "gone"):
        # A withdrawn text whose import was allowed again may come in.
        if not gone:
            by_pk[pk].hashes.add(bytes(content_hash))
        by_pk[pk].number = number
    return {entry.article.url or bytes(entry.article.content_key or b""): entry for entry in by_pk.values()}


def _sources(names: set[str]) -> dict[str, Source]:
    Source.objects.bulk_create([Source(name=name) for name in sorted(names)], ignore_conflicts=True)
    return {source.name: source for source in Source.objects.filter(name__in=names)}


def _new_article(incoming: Incoming, source: Source | None) -> Article:
    return Article(
        source=source,
        external_id=incoming.external_id,
        url=incoming.url,
        content_key=None if incoming.url else incoming.content_hash,
        title=incoming.title,
        published_at=incoming.published_at,
    )


def _save(entries: list[_Entry]) -> list[Kept]:
    old = [entry.article for entry in entries if entry.article.pk is not None]
    if old:
        Article.objects.bulk_update(old, ["title"])
        TextVersion.objects.filter(article__in=old, is_current=True).update(is_current=False)
    now = timezone.now()
    _copy_articles([entry.article for entry in entries if entry.article.pk is None], now)
    texts = [
        (entry.article, number, incoming is entry.texts[-1], incoming)
        for entry in entries
        for number, incoming in enumerate(entry.texts, start=entry.number + 1)
    ]
    versions = new_numbers("articles_textversion", len(texts))
    copy_in(
        "articles_textversion",
        ("id", "article_id", "number", "is_current", "text", "content_hash", "created_at"),
        (
            f"{version}\t{article.pk}\t{number}\t{boolean(current)}\t{text(incoming.text)}"
            f"\t{binary(incoming.content_hash)}\t{time(now)}"
            for version, (article, number, current, incoming) in zip(versions, texts, strict=True)
        ),
    )
    return [
        Kept(incoming, article, version)
        for version, (article, _, _, incoming) in zip(versions, texts, strict=True)
    ]


def _copy_articles(articles: list[Article], now: datetime) -> None:
    """Write new articles, and give them the numbers and the time that they get."""
    for article, number in zip(articles, new_numbers("articles_article", len(articles)), strict=True):
        article.pk, article.created_at = number, now
        article._state.adding = False
    copy_in(
        "articles_article",
        (
            "id", "source_id", "external_id", "url", "content_key", "title", "published_at", "licence",
            "rights", "visibility", "created_at",
        ),
        (
            f"{article.pk}\t{optional(article.source_id)}\t{text(article.external_id)}"
            f"\t{text(article.url) if article.url else NULL}"
            f"\t{binary(article.content_key) if article.content_key else NULL}\t{text(article.title)}"
            f"\t{optional(article.published_at)}\t{text(article.licence)}\t{article.rights}"
            f"\t{article.visibility}\t{time(now)}"
            for article in articles
        ),
    )  # fmt: skip
