"""What answers are made of, as OpenAPI describes them."""

from datetime import datetime
from typing import Literal

from ninja import Schema

State = Literal["new", "in_review", "discussion", "reviewed", "approved"]
Kind = Literal["person", "organisation", "document", "unnamed"]
QuoteKind = Literal["direct", "indirect", "mixed"]
Layer = Literal["quote", "speaker", "cue", "place"]


class Fault(Schema):
    """One thing that is wrong; `line` counts from 1 where the body has lines."""

    line: int | None
    where: str
    message: str


class Error(Schema):
    """A refusal."""

    code: str
    message: str
    errors: list[Fault]


class ArticleRow(Schema):
    """An article in a list. `version` or `revision` is another as soon as its text or marks change."""

    number: int
    title: str
    outlet: str | None
    published_at: datetime | None
    when: datetime
    url: str | None
    page: str
    state: State
    version: int
    revision: int
    sha256: str


class Articles(Schema):
    """A page of articles, the newest first."""

    items: list[ArticleRow]
    next: str | None


class Article(ArticleRow):
    """An article with its text; all offsets are code points of that."""

    text: str
    licence: str | None
    rights: Literal["unknown", "open", "closed"]


class Entity(Schema):
    """Who speaks in an article; `speaker` is the number in the corpus."""

    id: int
    name: str
    kind: Kind
    speaker: int | None


class Mark(Schema):
    """A span of one layer. `suggested` is whether only the machine has said so."""

    id: int
    layer: Layer
    start: int
    end: int
    text: str
    suggested: bool
    version: int
    kind: QuoteKind | None
    entity: int | None
    lemma: str
    place: str | None
    place_name: str
    metonymy: bool
    confidence: float | None
    rule: str


class Relation(Schema):
    """Who says a quote (`entity`, and `mark`, its mention, where the text has one), or what lends it (`mark`,
    the cue)."""

    type: Literal["speaker", "cue"]
    quote: int
    entity: int | None
    mark: int | None


class Annotations(Schema):
    """The marks of an article's current text as its page shows them."""

    article: int
    version: int
    revision: int
    sha256: str
    state: State
    entities: list[Entity]
    marks: list[Mark]
    relations: list[Relation]


class SpeakerRow(Schema):
    """A speaker of the corpus; `names` are others by which the speaker goes."""

    number: int
    name: str
    kind: Kind
    wikidata: str
    names: list[str]
    page: str


class Speakers(Schema):
    """A page of speakers, in the order in which they came into the corpus."""

    items: list[SpeakerRow]
    next: str | None


class PlaceRow(Schema):
    """A place of the gazetteer that the corpus names."""

    key: str
    name: str
    name_en: str
    kind: str
    country: str
    latitude: float | None
    longitude: float | None
    wikidata: str
    page: str


class Places(Schema):
    """A page of places, in the order of the gazetteer."""

    items: list[PlaceRow]
    next: str | None


class Place(PlaceRow):
    """A place, and how often it is named in what one may read."""

    mentions: int


class Sayer(Schema):
    """Who says a quote: the name, the number in the corpus, and the mention's words."""

    name: str
    kind: Kind
    speaker: int | None
    mention: str


class QuoteRow(Schema):
    """An accepted quote; `start` and `end` are code points of the article's text."""

    number: int
    text: str
    start: int
    end: int
    kind: QuoteKind
    article: int
    when: datetime
    outlet: str | None
    reviewed: bool
    speakers: list[Sayer]
    page: str


class Quotes(Schema):
    """A page of quotes, the newest first."""

    items: list[QuoteRow]
    next: str | None


class ReleaseRow(Schema):
    """A release of the corpus. `withdrawn` counts its articles that were withdrawn since."""

    version: str
    made_at: datetime
    licence: str
    withdrawn: int
    page: str


class Releases(Schema):
    """A page of releases, in the order in which they were made."""

    items: list[ReleaseRow]
    next: str | None


class TakenArticles(Schema):
    """What became of articles: how many are new, have a new text, were known; what was left out and why."""

    new: int
    versions: int
    known: int
    errors: list[Fault]


class TakenDocuments(Schema):
    """What became of documents: how many articles are new, how many that were there are marked now, the marks
    of all; what was left out and why."""

    new: int
    known: int
    marks: int
    errors: list[Fault]


class File(Schema):
    """A file of a release: its path, its size in bytes, its SHA-256, and where it is, if it is passed on."""

    path: str
    size: int
    sha256: str
    url: str | None


class Release(ReleaseRow):
    """A release with its files."""

    files: list[File]
