"""Whom a number or a name of the corpus means, merges followed: the one rule that pages and actions ask."""

from collections.abc import Collection

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from annotations.models import Speaker, SpeakerAlias
from annotations.scheme import EntityKind
from newsreader.arabic.folding import fold_name

# Of a name that many have, so many are looked at.
_MOST_NAMED = 50

# All names of a speaker: the own one, those of whom was merged into it, and the former ones of them all. Each
# speaker is looked up by itself, and each kind of name by its own key: where many were just made, the
# database knows too little of the table to see that it would read all of it otherwise.
NAMES = """
    SELECT s.id, s.root, (
        SELECT array_agg(g.name ORDER BY g.rank, g.id) FROM (
            SELECT o.name, false AS rank, o.id FROM annotations_speaker o WHERE o.id = s.root
            UNION ALL
            SELECT o.name, true, o.id FROM annotations_speaker o WHERE o.merged_into_id = s.root
            UNION ALL
            SELECT a.name, true, a.id FROM annotations_speakeralias a WHERE a.speaker_id = ANY (
                s.root || ARRAY(SELECT o.id FROM annotations_speaker o WHERE o.merged_into_id = s.root))
        ) g
    )
    FROM unnest(%s::bigint[]) AS asked, LATERAL (
        SELECT s.id, coalesce(s.merged_into_id, s.id) AS root
        FROM annotations_speaker s WHERE s.id = asked OFFSET 0
    ) s"""
_BEGINNING = """
    SELECT coalesce(s.merged_into_id, s.id) FROM annotations_speaker s
    WHERE to_tsvector('simple', s.folded_name) @@ %(words)s::tsquery
    UNION
    SELECT coalesce(s.merged_into_id, s.id) FROM annotations_speakeralias a
    JOIN annotations_speaker s ON s.id = a.speaker_id
    WHERE to_tsvector('simple', a.folded_name) @@ %(words)s::tsquery
    LIMIT %(most)s"""


def the_speaker(number: int) -> Speaker | None:
    """The speaker of the corpus with this number, or the one whom that one was merged into; one query."""
    found = Speaker.objects.select_related("merged_into").filter(pk=number).first()
    return found and (found.merged_into or found)


def group_of(speaker: int) -> list[int]:
    """The numbers that lead to a speaker who is not merged: its own and those merged into it."""
    merged = Speaker.objects.filter(merged_into=speaker).order_by("pk").values_list("pk", flat=True)
    return [speaker, *merged]


def names_of(speakers: Collection[int]) -> dict[int, tuple[int, list[str]]]:
    """By number, whom it leads to, and all names of that one: the own name first; one query."""
    if not speakers:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(NAMES, [list(speakers)])
        return {number: (root, names) for number, root, names in cursor.fetchall()}


def persons_named(folded: Collection[str]) -> dict[str, list[int]]:
    """By folded name, the persons of the corpus who have or had just that name; one query."""
    found: dict[str, list[int]] = {}
    named = Speaker.objects.filter(folded_name__in=folded, kind=EntityKind.PERSON)
    called = SpeakerAlias.objects.filter(folded_name__in=folded, speaker__kind=EntityKind.PERSON)
    for name, root in _roots(named, "").union(_roots(called, "speaker__")):
        found.setdefault(name, []).append(root)
    return found


def speakers_of_name(folded: str, kind: str) -> list[int]:
    """The numbers of those of a kind whose own folded name is just this one, merges followed; one query."""
    return list(
        dict.fromkeys(root for _, root in _roots(Speaker.objects.filter(folded_name=folded, kind=kind), ""))
    )


def speakers_called(name: str, most: int = _MOST_NAMED) -> list[int]:
    """The numbers of the speakers of the corpus of whose names, or former names, one holds these words, by
    their folded forms; of very many the first ones. One query."""
    folded = fold_name(name)
    if not folded:
        return []
    named = _roots(Speaker.objects.filter(folded_name__contains=folded), "")
    called = _roots(SpeakerAlias.objects.filter(folded_name__contains=folded), "speaker__")
    rows = named.union(called).order_by("folded_name", "root")[:most]
    return list(dict.fromkeys(root for _, root in rows))


def speakers_beginning(name: str, most: int) -> list[int]:
    """The numbers of at most `most` speakers of one of whose names some words begin so, in any order, with
    or without the article; one query."""
    words = fold_name(name).split()
    if not words:
        return []
    # Folded words have letters and digits alone: nothing needs to be escaped.
    asked = " & ".join(f"('{word}':* | 'ال{word}':*)" for word in words)
    with connection.cursor() as cursor:
        cursor.execute(_BEGINNING, {"words": asked, "most": most})
        return [number for (number,) in cursor.fetchall()]


def _roots(rows: QuerySet, prefix: str) -> QuerySet:
    root = Coalesce(F(f"{prefix}merged_into"), F(f"{prefix}pk"))
    return rows.order_by().annotate(root=root).values_list("folded_name", "root")
