"""All that can be told of a file's documents without the database: a thread does it while that is at work."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from annotations.actions.import_faults import Fault, faults_of, incoming_of
from annotations.actions.linking import linked_to_nearest
from annotations.formats.piecewise import Piece
from annotations.queries.same_text import hash_of
from annotations.scheme import Document
from newsreader.arabic.search_vector import vectors_of
from newsreader.articles.importing import Incoming
from newsreader.articles.importing.incoming import RefusedError, clean_text

# Of so many those whose texts nobody has touched come in by a few statements, while the next so many are
# read.
TOGETHER = 250


@dataclass(slots=True)
class Looked:
    """A piece that was looked at: its document with cues and mentions given to the nearest quote where that
    was asked for, how many were, the SHA-256 of its text, the article that can be made of it, and the
    document's own faults."""

    piece: Piece
    document: Document | None = None
    linked: int = 0
    digest: bytes = b""
    incoming: Incoming | None = None
    faults: list[Fault] = field(default_factory=list)


def looked_at(
    given: Iterable[Piece], name: str, *, new_articles: bool, nearest: bool
) -> Iterator[list[Looked]]:
    """The pieces of the file `name`, some hundred at a time. With `new_articles` what is sound has the
    article that its text could become; with `nearest` cues and mentions of no quote go to the nearest one."""
    given = iter(given)
    while batch := list(islice(given, TOGETHER)):
        yield [_look_at(piece, name, new_articles, nearest) for piece in batch]


def _look_at(piece: Piece, name: str, new_articles: bool, nearest: bool) -> Looked:
    document, linked = piece.document, 0
    if document is None:
        return Looked(piece)
    if nearest:
        document, linked = linked_to_nearest(document)
    faults = list(faults_of(document))
    incoming = _new_article(document, name) if new_articles and not faults else None
    return Looked(piece, document, linked, hash_of(document), incoming, faults)


def _new_article(document: Document, name: str) -> Incoming | None:
    """The article of a document whose text would be kept as it is; with its words for the search, which are
    half of what an article takes."""
    try:
        incoming = incoming_of(document, name)
        if clean_text(document.text) != document.text:
            return None
    except RefusedError:
        return None
    return replace(incoming, vectors=vectors_of(incoming.title, incoming.text))
