"""Rows for tests, made by the plain ORM: articles, their marks, entities, people.

A text's words name the marks: ``make_mark(shared, "place", "عمّان")`` marks the first عمّان of the text.
The database looks at whether a cue or a mention serves a quote when the transaction ends, so make those
with `make_quote`, or link them yourself.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from annotations.models import AnnotationSet, Entity, Mark, Place, QuoteCue, QuoteSpeaker, Speaker
from annotations.scheme import Document
from newsreader.articles.models import Article, Source, TextVersion

PASSWORD = "a long pass phrase for tests"


def make_user(name: str = "reader", group: str = "", **fields: Any) -> Any:
    """A user who can sign in with PASSWORD; `group`: annotators, reviewers, administrators or none."""
    user = get_user_model().objects.create_user(name, password=PASSWORD, **fields)
    if group:
        user.groups.add(Group.objects.get_or_create(name=group)[0])
    return user


def make_editor(name: str = "editor") -> Any:
    return make_user(name, group="annotators")


def make_version(article: Article, text: str, number: int = 1, is_current: bool = True) -> TextVersion:
    content_hash = hashlib.sha256(text.encode()).digest()
    return TextVersion.objects.create(
        article=article, number=number, is_current=is_current, text=text, content_hash=content_hash
    )


def make_article(
    text: str,
    title: str = "",
    outlet: str = "",
    published_at: datetime | None = None,
    url: str | None = None,
    **fields: Any,
) -> Article:
    """An article whose one text version is `text`; without a title its first words are one."""
    key = None if url else hashlib.sha256(text.encode()).digest()
    article = Article.objects.create(
        title=title or " ".join(text.split()[:8]),
        source=Source.objects.get_or_create(name=outlet)[0] if outlet else None,
        published_at=published_at,
        url=url,
        content_key=key,
        **fields,
    )
    make_version(article, text)
    return article


def version_of(article: Article) -> TextVersion:
    return TextVersion.objects.get(article=article, is_current=True)


def make_set(of: Article | TextVersion, kind: str = "shared", state: str = "new") -> AnnotationSet:
    """The set of `kind` on the article's current text, made where there is none."""
    version = version_of(of) if isinstance(of, Article) else of
    made, _ = AnnotationSet.objects.get_or_create(
        version=version,
        kind=kind,
        defaults={"state": state, "reviewed_at": timezone.now() if state == "reviewed" else None},
    )
    return made


def make_entity(of: AnnotationSet, name: str, kind: str = "person", speaker: Speaker | None = None) -> Entity:
    return Entity.objects.get_or_create(set=of, name=name, kind=kind, defaults={"speaker": speaker})[0]


def make_place(key: str, name: str, **fields: Any) -> Place:
    return Place.objects.get_or_create(key=key, defaults={"name": name, "kind": "city", **fields})[0]


def make_mark(
    of: AnnotationSet,
    layer: str,
    words: str,
    nth: int = 0,
    start: int | None = None,
    **fields: Any,
) -> Mark:
    """A mark over the `nth` occurrence of `words`, or over those at `start`.

    A place is named by its words where nothing else is given, a speaker's entity likewise, a quote is
    indirect. In the suggestions set it is undecided.
    """
    text = of.version.text
    if start is None:
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
    if layer == "quote":
        fields.setdefault("kind", "indirect")
    if layer == "speaker" and "entity" not in fields:
        fields["entity"] = make_entity(of, words)
    if layer == "place":
        fields.setdefault("place_name", words)
    if of.kind == "suggestions":
        fields.setdefault("status", "undecided")
        fields.setdefault("rule", "test-rule")
        fields.setdefault("confidence", 0.5)
    return Mark.objects.create(set=of, layer=layer, start=start, end=start + len(words), text=words, **fields)


@transaction.atomic
def make_quote(
    of: AnnotationSet,
    words: str,
    kind: str = "indirect",
    speakers: Sequence[str | tuple[str, str]] = (),
    cues: Sequence[str] = (),
    **fields: Any,
) -> Mark:
    """A quote with its speakers and cues, in `of`.

    A speaker is an entity's name, or that name and the words of its mention; a cue is its words. A mention
    or a cue that stands there already is taken.
    """
    quote = make_mark(of, "quote", words, kind=kind, **fields)
    for position, speaker in enumerate(speakers):
        name, mention_words = speaker if isinstance(speaker, tuple) else (speaker, "")
        entity = make_entity(of, name)
        mention = _mark_there(of, "speaker", mention_words, entity=entity) if mention_words else None
        QuoteSpeaker.objects.create(quote=quote, entity=entity, mention=mention, position=position)
    for cue in cues:
        QuoteCue.objects.create(quote=quote, cue=_mark_there(of, "cue", cue))
    return quote


def _mark_there(of: AnnotationSet, layer: str, words: str, **fields: Any) -> Mark:
    there = Mark.objects.filter(set=of, layer=layer, text=words).first()
    return there or make_mark(of, layer, words, **fields)


@transaction.atomic
def make_marks_of(document: Document, of: AnnotationSet) -> dict[str, Mark]:
    """All marks of a document whose text is the set's, by the document's own ids."""
    entities = {e.id: make_entity(of, e.name, e.kind) for e in document.entities}
    marks: dict[str, Mark] = {}

    def mark(layer: str, span: Any, **fields: Any) -> None:
        words = document.text[span.start : span.end]
        marks[span.id] = make_mark(of, layer, words, start=span.start, **fields)

    for mention in document.speakers:
        mark("speaker", mention, entity=entities[mention.entity])
    for cue in document.cues:
        mark("cue", cue, lemma=cue.lemma)
    for place in document.places:
        entry = Place.objects.filter(key=place.gazetteer).first() if place.gazetteer else None
        mark("place", place, place=entry, place_name=place.name, metonymy=place.metonymy)
    for quote in document.quotes:
        mark("quote", quote, kind=quote.kind)
        for position, said in enumerate(quote.speakers):
            QuoteSpeaker.objects.create(
                quote=marks[quote.id],
                entity=entities[said.entity],
                mention=marks[said.mention] if said.mention else None,
                position=position,
            )
        for cue_id in quote.cues:
            QuoteCue.objects.create(quote=marks[quote.id], cue=marks[cue_id])
    return marks
