"""Keep the rows from which quotes, speakers and places are listed in step with the accepted marks."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from annotations.actions.list_lock import SHARED, lock_lists_shared
from annotations.actions.snapshots import EntityState, MarkState
from annotations.actions.workspace import Workspace, open_workspace
from annotations.models import AnnotationSet
from annotations.queries.speaker_names import NAMES
from annotations.scheme import Layer
from newsreader.arabic.search_terms import folded_words, name_words
from newsreader.arabic.search_vector import chunks, search_vector
from newsreader.articles.models import TextVersion

_REVIEWED = """
    UPDATE annotations_listedspeaker s SET reviewed = %(reviewed)s
        FROM annotations_listedquote q WHERE q.quote_id = s.quote_id AND q.version_id = %(version)s;
    UPDATE annotations_listedquote SET reviewed = %(reviewed)s WHERE version_id = %(version)s;
    UPDATE annotations_listedplace SET reviewed = %(reviewed)s WHERE version_id = %(version)s"""
_QUOTES = """
    DELETE FROM annotations_listedspeaker WHERE quote_id = ANY(%(all)s);
    DELETE FROM annotations_listedquote WHERE quote_id = ANY(%(gone)s);
    INSERT INTO annotations_listedquote
            (quote_id, article_id, version_id, source_id, "when", kind, reviewed, vector)
        SELECT row.id, a.id, %(version)s, a.source_id, coalesce(a.published_at, a.created_at),
            row.kind, %(reviewed)s, row.vector::tsvector
        FROM articles_article a, unnest(%(ids)s::bigint[], %(kinds)s::text[], %(vectors)s::text[])
            AS row(id, kind, vector)
        WHERE a.id = %(article)s
        ON CONFLICT (quote_id) DO UPDATE
            SET kind = excluded.kind, reviewed = excluded.reviewed, vector = excluded.vector;
    INSERT INTO annotations_listedspeaker (quote_id, speaker_id, "when", reviewed)
        SELECT row.quote, row.speaker, coalesce(a.published_at, a.created_at), %(reviewed)s
        FROM articles_article a, unnest(%(quotes)s::bigint[], %(speakers)s::bigint[]) AS row(quote, speaker)
        WHERE a.id = %(article)s"""
_PLACES = """
    DELETE FROM annotations_listedplace WHERE article_id = %(article)s AND place_id = ANY(%(all)s);
    INSERT INTO annotations_listedplace (article_id, version_id, place_id, "when", mentions, reviewed)
        SELECT a.id, %(version)s, row.place, coalesce(a.published_at, a.created_at), row.mentions,
            %(reviewed)s
        FROM articles_article a, unnest(%(places)s::bigint[], %(mentions)s::integer[]) AS row(place, mentions)
        WHERE a.id = %(article)s"""


@dataclass(frozen=True, slots=True)
class _Quote:
    """What a listed quote hangs on; two that are equal have the same rows."""

    kind: str | None
    text: str
    speakers: tuple[int, ...]
    names: tuple[str, ...]
    places: tuple[str, ...]


def quote_vector(text: str, names: Iterable[str], places: Iterable[str]) -> str:
    """The vector of a listed quote: its words, then those of its speakers' and of its places' names.
    A speaker of the corpus has all names there, former ones and those of whom was merged into it too.

    Of a quote that is longer than a vector its beginning is kept.
    """
    marked = speaker_lexemes(names)
    marked += [f"p:{word}" for name in places for word in name_words(name)]
    return search_vector(next(chunks(folded_words(text))), marked)


def speaker_lexemes(names: Iterable[str]) -> list[str]:
    """The words of speakers' names as a listed quote's vector has them."""
    return list(dict.fromkeys(f"s:{word}" for name in names for word in name_words(name)))


def list_changes(workspace: Workspace) -> None:
    """Write what a decision changed of the lists; to be called when its marks are written. A text that is no
    longer current is in no list, and what a person marks independently neither. No query where nothing listed
    changed; at most four."""
    if not workspace.version.is_current or workspace.alone:
        return
    touched = _touched(workspace)
    before = dict(_quotes(workspace, workspace.marks_before, workspace.entities_before, touched))
    after = dict(_quotes(workspace, workspace.marks, workspace.entities, touched))
    reviewed = workspace.shared.state == AnnotationSet.State.REVIEWED
    values = {
        "article": workspace.version.article_id,
        "version": workspace.version.pk,
        "reviewed": reviewed,
    }
    turned = reviewed != (workspace.set_before["state"] == AnnotationSet.State.REVIEWED)
    changed = {quote: row for quote, row in after.items() if before.get(quote) != row}
    gone = [quote for quote in before if quote not in after]
    with connection.cursor() as cursor:
        known = _lock_and_names(cursor, changed.values()) if turned or changed or gone else {}
        if turned:
            cursor.execute(_REVIEWED, values)
        if changed or gone:
            cursor.execute(_QUOTES, {**values, **_quote_values(changed, gone, known)})
        were = _places(workspace, workspace.marks_before.values())
        are = _places(workspace, workspace.marks.values())
        moved = [place for place in {*were, *are} if were[place] != are[place]]
        if moved:
            now = {place: are[place] for place in moved if are[place]}
            lists = {"all": moved, "places": list(now), "mentions": list(now.values())}
            cursor.execute(_PLACES, {**values, **lists})


def list_again(version: TextVersion) -> None:
    """Make the rows of one text anew, whatever they were."""
    with transaction.atomic():
        workspace = open_workspace(version)
        lock_lists_shared()
        with connection.cursor() as cursor:
            cursor.execute(
                "DELETE FROM annotations_listedspeaker WHERE quote_id IN"
                " (SELECT quote_id FROM annotations_listedquote WHERE article_id = %(article)s);"
                "DELETE FROM annotations_listedquote WHERE article_id = %(article)s;"
                "DELETE FROM annotations_listedplace WHERE article_id = %(article)s",
                {"article": version.article_id},
            )
            cursor.execute(
                "UPDATE articles_searchtext SET reviewed = NOT reviewed"
                " WHERE article_id = %s AND reviewed <> %s",
                [version.article_id, workspace.shared.state == AnnotationSet.State.REVIEWED],
            )
        workspace.marks_before, workspace.entities_before = {}, {}
        list_changes(workspace)


def _lock_and_names(cursor: Any, quotes: Iterable[_Quote]) -> dict[int, tuple[int, list[str]]]:
    """Keep speakers from being merged meanwhile; whom each number of a speaker leads to, and all the names of
    that one."""
    speakers = list({speaker for row in quotes for speaker in row.speakers})
    cursor.execute(f"{SHARED}; {NAMES}", [speakers])
    cursor.nextset()
    return {number: (root, names) for number, root, names in cursor.fetchall()}


def _quote_values(
    changed: Mapping[int, _Quote], gone: list[int], known: Mapping[int, tuple[int, list[str]]]
) -> dict[str, list[Any]]:
    said = {(quote, known[speaker][0]): None for quote, row in changed.items() for speaker in row.speakers}
    return {
        "all": [*changed, *gone],
        "gone": gone,
        "ids": list(changed),
        "kinds": [row.kind for row in changed.values()],
        "vectors": [
            quote_vector(row.text, [*row.names, *(n for s in row.speakers for n in known[s][1])], row.places)
            for row in changed.values()
        ],
        "quotes": [quote for quote, _ in said],
        "speakers": [speaker for _, speaker in said],
    }


def _touched(workspace: Workspace) -> set[int] | None:
    """The marks that are others than before; None where they or a new name may touch quotes that are not."""
    before, after = workspace.marks_before, workspace.marks
    touched = {number for number in (*before, *after) if before.get(number) is not after.get(number)}
    states = (marks[number] for marks in (before, after) for number in touched if number in marks)
    renamed = any(
        workspace.entities.get(number) is not entity for number, entity in workspace.entities_before.items()
    )
    return None if renamed or any(state.layer == Layer.PLACE for state in states) else touched


def _quotes(
    workspace: Workspace,
    marks: Mapping[int, MarkState],
    entities: Mapping[int, EntityState],
    among: set[int] | None,
) -> Iterator[tuple[int, _Quote]]:
    """By number the shared quotes, where `among` names some those alone."""
    shared = [m for m in marks.values() if m.set == workspace.shared.pk]
    places = sorted((m.start, m.end, m.place_name) for m in shared if m.layer == Layer.PLACE)
    for mark in shared:
        if mark.layer != Layer.QUOTE or (among is not None and mark.id not in among):
            continue
        named = [entities[entity] for entity, _ in mark.speakers if entity in entities]
        within = places[bisect_left(places, (mark.start,)) : bisect_left(places, (mark.end,))]
        yield (
            mark.id,
            _Quote(
                mark.kind,
                mark.text,
                tuple(dict.fromkeys(e.speaker for e in named if e.speaker is not None)),
                tuple(e.name for e in named),
                tuple(dict.fromkeys(name for _, end, name in within if end <= mark.end)),
            ),
        )


def _places(workspace: Workspace, marks: Iterable[MarkState]) -> Counter[int]:
    return Counter(m.place for m in marks if m.set == workspace.shared.pk and m.place is not None)
