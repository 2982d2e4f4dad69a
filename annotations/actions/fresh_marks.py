"""Take the marks of many documents over into texts that have none, table by table, by COPY.

What stands afterwards is what annotations.actions.import_document leaves, one text after another: the
decision with all that it changed, that of the review, the persons linked to the corpus, the lists. A test
holds the two together.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.corpus_speakers import linkable_name, speakers_of_names
from annotations.actions.fresh_rows import Fresh, OfText, Together
from annotations.actions.import_marks import ids_by_who
from annotations.actions.list_lock import lock_lists_shared
from annotations.actions.listing import quote_vector
from annotations.actions.places import places_by_key
from annotations.actions.record import give_pseudonym
from annotations.models import AnnotationSet, Decision
from annotations.queries.speaker_names import names_of
from annotations.scheme import Document
from newsreader.articles.copying import (
    NULL,
    as_json,
    boolean,
    copy_in,
    new_numbers,
    optional,
    text,
    time,
)

State = AnnotationSet.State
_SETS = (
    "id", "version_id", "kind", "state", "reviewed_at", "reviewed_by_id", "revision", "suggester_version",
    "created_at",
)  # fmt: skip
_MARKS = (
    "id", "set_id", "layer", "start", "end", "text", "kind", "entity_id", "lemma", "place_id", "place_name",
    "metonymy", "rule", "evidence", "status", "version", "decided_by_id", "decided_at", "created_at",
)  # fmt: skip
_LISTED = ("quote_id", "article_id", "version_id", "source_id", "when", "kind", "reviewed", "vector")
_DECIDED = ("set_id", "revision", "action", "actor_id", "at", "changes")
_NAMED = ("article_id", "version_id", "place_id", "when", "mentions", "reviewed")


@dataclass(slots=True)
class _Rows:
    """The rows of a batch, as COPY reads them."""

    marks: list[str] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)
    cues: list[str] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)


def import_fresh(
    items: list[Fresh],
    *,
    user: AbstractBaseUser,
    reviewed: bool,
    notes: dict[str, Any],
    now: datetime,
    meanwhile: Callable[[], object] = lambda: None,
) -> None:
    """Mark every text as its document does, as one decision of `user` each, with `notes` in the log; where
    `reviewed` is true another one says that it is reviewed. Inside the caller's transaction.

    `meanwhile` is called when every row is made and the database alone has to work. The documents keep the
    scheme and are of their texts. Raises IntegrityError where a rule is broken; those that the database keeps
    for the end the caller has looked at.
    """
    if not items:
        return
    give_pseudonym(user)
    _write_sets(items, user.pk, reviewed, now)
    speakers = _write_entities(items, now)
    _number_marks(items)
    lock_lists_shared()
    names = names_of({speaker for of in speakers for speaker in of.values()})
    keys = {place.gazetteer for item in items for place in item.document.places if place.gazetteer}
    places = places_by_key(keys)
    rows = _Rows()
    with_all = Together(speakers, names, places, user.pk, reviewed, notes, time(now))
    copy_in("annotations_mark", _MARKS, _marks(items, with_all, rows, meanwhile))
    copy_in("annotations_quotespeaker", ("quote_id", "entity_id", "mention_id", "position"), rows.speakers)
    copy_in("annotations_quotecue", ("quote_id", "cue_id"), rows.cues)
    copy_in("annotations_listedquote", _LISTED, rows.quotes)
    copy_in("annotations_listedspeaker", ("quote_id", "speaker_id", "when", "reviewed"), rows.said)
    copy_in("annotations_listedplace", _NAMED, rows.places)
    copy_in("annotations_decision", _DECIDED, rows.decisions)


def _is_marked(document: Document) -> bool:
    return bool(document.quotes or document.speakers or document.cues or document.places)


def _write_sets(items: list[Fresh], user: int, reviewed: bool, now: datetime) -> None:
    numbers = iter(new_numbers("annotations_annotationset", 2 * len(items)))
    at, by, revision = (time(now), user, 2) if reviewed else (NULL, NULL, 1)
    rows = []
    for item in items:
        item.shared = next(numbers)
        state = State.REVIEWED if reviewed else _marked_state(item.document)
        rows.append(f"{item.shared}\t{item.version}\tshared\t{state}\t{at}\t{by}\t{revision}\t\t{time(now)}")
        rows.append(f"{next(numbers)}\t{item.version}\tsuggestions\tnew\t{NULL}\t{NULL}\t0\t\t{time(now)}")
    copy_in("annotations_annotationset", _SETS, rows)


def _marked_state(document: Document) -> str:
    """The review state that the marks alone lead to."""
    return (State.IN_REVIEW if _is_marked(document) else State.NEW).value


def _write_entities(items: list[Fresh], now: datetime) -> list[dict[int, int]]:
    """Write who speaks, without those whom no mark names; for each text whom of the corpus each means."""
    used = [_used(item.document) for item in items]
    named = [{who: linkable_name(*who) for who in of} for of in used]
    wanted: dict[str, str] = {}
    for names in named:
        for (name, _kind), folded in names.items():
            if folded:
                wanted.setdefault(folded, name)
    known = speakers_of_names(wanted)
    numbers = iter(new_numbers("annotations_entity", sum(map(len, used))))
    rows, speakers = [], []
    for item, of, names in zip(items, used, named, strict=True):
        linked: dict[int, int] = {}
        for who, ids in of.items():
            number = next(numbers)
            item.entities |= dict.fromkeys(ids, number)
            item.called[number] = who
            speaker = known.get(names[who] or "")
            if speaker is not None:
                linked[number] = speaker
            name, kind = who
            rows.append(f"{number}\t{item.shared}\t{text(name)}\t{kind}\t{optional(speaker)}\t{time(now)}")
        speakers.append(linked)
    copy_in("annotations_entity", ("id", "set_id", "name", "kind", "speaker_id", "created_at"), rows)
    return speakers


def _used(document: Document) -> dict[tuple[str, str], list[str]]:
    """The entities that a mark names: each with its ids."""
    used = {mention.entity for mention in document.speakers}
    used.update(speaker.entity for quote in document.quotes for speaker in quote.speakers)
    return {who: ids for who, ids in ids_by_who(document).items() if not used.isdisjoint(ids)}


def _number_marks(items: list[Fresh]) -> None:
    """In the order in which import_marks adds them."""
    of_items = [
        [
            mark.id
            for layer in (of.document.speakers, of.document.cues, of.document.places, of.document.quotes)
            for mark in layer
        ]
        for of in items
    ]
    numbers = iter(new_numbers("annotations_mark", sum(map(len, of_items))))
    for item, marks in zip(items, of_items, strict=True):
        item.marks = dict(zip(marks, numbers, strict=False))


def _marks(items: list[Fresh], told: Together, rows: _Rows, meanwhile: Callable[[], object]) -> Iterator[str]:
    """The rows of all marks; those that hang on them are made meanwhile, while the database is at work."""
    for item, linked in zip(items, told.speakers, strict=True):
        made = OfText(item, linked, told)
        yield from made.rows
        _links(item, rows)
        _list(item, linked, told, rows)
        before, state = _set_state(State.NEW), _marked_state(item.document)
        changes = [*made.changes]
        if state != State.NEW:
            changes.append(_set_change(item, before, _set_state(state)))
        _decide(item, 1, Decision.Action.IMPORT, [*changes, told.notes], told, rows)
        if told.reviewed:
            reviewed = {**before, "state": State.REVIEWED.value, "reviewed_at": told.stamp}
            reviewed["reviewed_by"] = told.user
            changes = [_set_change(item, _set_state(state), reviewed)]
            _decide(item, 2, Decision.Action.REVIEW, changes, told, rows)
    meanwhile()


def _decide(
    item: Fresh, revision: int, action: str, changes: list[dict[str, Any]], told: Together, rows: _Rows
) -> None:
    rows.decisions.append(
        f"{item.shared}\t{revision}\t{action}\t{told.user}\t{told.stamp}\t{as_json(changes)}"
    )


def _set_state(state: str) -> dict[str, Any]:
    others = ("reviewed_at", "reviewed_by", "approved_at", "approved_by")
    return {"state": str(state), **dict.fromkeys(others)}


def _set_change(item: Fresh, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {"what": "set", "id": item.shared, "before": before, "after": after}


def _links(item: Fresh, rows: _Rows) -> None:
    for quote in item.document.quotes:
        number = item.marks[quote.id]
        for position, speaker in enumerate(quote.speakers):
            mention = item.marks[speaker.mention] if speaker.mention else NULL
            rows.speakers.append(f"{number}\t{item.entities[speaker.entity]}\t{mention}\t{position}")
        rows.cues += [f"{number}\t{item.marks[cue]}" for cue in quote.cues]


def _list(item: Fresh, linked: dict[int, int], told: Together, rows: _Rows) -> None:
    """The rows by which quotes, speakers and places are listed, as annotations.actions.listing has them."""
    when, reviewed = time(item.when), boolean(told.reviewed)
    of_article = f"{item.article}\t{item.version}"
    document = item.document
    spans = sorted((place.start, place.end, place.name) for place in document.places)
    for quote in document.quotes:
        number = item.marks[quote.id]
        entities = [item.entities[speaker.entity] for speaker in quote.speakers]
        known = dict.fromkeys(linked[entity] for entity in entities if entity in linked)
        names = [item.called[entity][0] for entity in entities]
        names += [name for speaker in known for name in told.names[speaker][1]]
        within = dict.fromkeys(n for start, end, n in spans if quote.start <= start and end <= quote.end)
        vector = quote_vector(document.text[quote.start : quote.end], names, within)
        rows.quotes.append(
            f"{number}\t{of_article}\t{optional(item.source)}\t{when}\t{quote.kind.value}\t{reviewed}\t{vector}"
        )
        roots = dict.fromkeys(told.names[speaker][0] for speaker in known)
        rows.said += [f"{number}\t{speaker}\t{when}\t{reviewed}" for speaker in roots]
    keys = (place.gazetteer for place in document.places if place.gazetteer)
    named = Counter(told.places[key] for key in keys if key in told.places)
    rows.places += [f"{of_article}\t{place}\t{when}\t{times}\t{reviewed}" for place, times in named.items()]
