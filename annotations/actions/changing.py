"""Change what a shared mark says: its span, kind, speakers, cues, quotes, entity, place, lemma."""

from collections.abc import Mapping, Sequence
from typing import Any

from annotations.actions.errors import BreaksScheme
from annotations.actions.gazetteer_lookup import only_entry
from annotations.actions.places import places_by_key
from annotations.actions.removing import remove_useless
from annotations.actions.renaming import correct_name
from annotations.actions.seen import same_text
from annotations.actions.serving import serve_just
from annotations.actions.speakers import find_entity, rename_in_quotes, with_speaker
from annotations.actions.workspace import Workspace
from annotations.models import Place
from annotations.rule_messages import BrokenRule
from annotations.scheme import Layer, Rule
from newsreader.arabic.folding import fold_name

_OF_SPANS = {"start", "end", "text"}
_OF_LINKS = {"entity", "name", "entity_kind", "speaker", "speakers", "cues", "quotes"}
OF_NAMES = {"corrects", "corrected", "scope"}
CHANGEABLE = _OF_SPANS | _OF_LINKS | OF_NAMES | {"kind", "place", "place_name", "metonymy", "lemma"}


def apply_changes(workspace: Workspace, mark_id: int, changes: Mapping[str, Any]) -> None:
    """Make the `changes` to a shared mark; a key left out stays as it is.

    On a quote `speakers` are the entities it keeps, and `entity`, `name` or `speaker` is one more; without
    `speakers` that one takes the place of all, and none of the three being anything leaves the quote without
    a speaker. `cues` are the cues that it keeps. On a cue or mention `quotes` are those that it serves.
    On a quote or mention `corrected` is the right name of the entity `corrects`, in all its quotes or, with
    the `scope` "one", for this mark alone.
    """
    unknown = set(changes) - CHANGEABLE
    if unknown:
        raise TypeError(f"a mark has no {', '.join(sorted(unknown))}")
    layer = workspace.marks[mark_id].layer
    _change_span(workspace, mark_id, changes)
    if layer == Layer.QUOTE:
        if changes.get("kind"):
            workspace.update(mark_id, kind=changes["kind"])
        if "cues" in changes:
            _keep_cues(workspace, mark_id, changes["cues"])
        if {"speakers", "entity", "speaker"} & set(changes) or changes.get("name"):
            _change_speakers(workspace, mark_id, changes)
    elif layer == Layer.PLACE:
        _change_place(workspace, mark_id, changes)
    else:
        if layer == Layer.CUE and "lemma" in changes:
            workspace.update(mark_id, lemma=changes["lemma"])
        if layer == Layer.SPEAKER:
            entity = _named(workspace, changes)
            if entity is None and changes.get("entity_kind"):
                entity = find_entity(
                    workspace, entity=workspace.marks[mark_id].entity, kind=changes["entity_kind"]
                )
            if entity is not None:
                rename_in_quotes(workspace, mark_id, entity)
        if "quotes" in changes:
            serve_just(workspace, mark_id, changes["quotes"])
    if layer in (Layer.QUOTE, Layer.SPEAKER) and changes.get("corrects") and changes.get("corrected"):
        correct_name(
            workspace,
            mark_id,
            changes["corrects"],
            changes["corrected"],
            everywhere=changes.get("scope") != "one",
        )


def chosen_place(workspace: Workspace, words: str, key: str | None, name: str) -> dict[str, Any]:
    """The values `place` and `place_name` of a place mark on `words`.

    An unknown `key` is BreaksScheme. Without key and name the gazetteer is asked for the words: where it has
    one entry, that is taken.
    """
    name = " ".join(name.split())
    if key:
        row = places_by_key([key]).get(key)
        if row is None:
            raise BreaksScheme([BrokenRule(Rule.UNKNOWN_REFERENCE, Layer.PLACE, 0, 0)], workspace.text)
        return {"place": row, "place_name": name or gazetteer_name(row) or words}
    if name:
        return {"place": None, "place_name": name}
    entry = only_entry(words)
    if entry is None:
        return {"place": None, "place_name": " ".join(words.split())}
    return chosen_place(workspace, words, entry, "")


def gazetteer_name(row: int) -> str:
    """The name of a place of the database."""
    return Place.objects.values_list("name", flat=True).get(pk=row)


def _change_span(workspace: Workspace, mark_id: int, changes: Mapping[str, Any]) -> None:
    mark = workspace.marks[mark_id]
    start = changes["start"] if changes.get("start") is not None else mark.start
    end = changes["end"] if changes.get("end") is not None else mark.end
    if (start, end) == (mark.start, mark.end):
        return
    same_text(workspace, start, end, changes.get("text") or "")
    workspace.update(mark_id, start=start, end=end, text=workspace.text[max(start, 0) : max(end, 0)])


def _keep_cues(workspace: Workspace, quote: int, kept: Sequence[int]) -> None:
    mark = workspace.marks[quote]
    cues = []
    for cue in dict.fromkeys(kept):
        named = workspace.marks.get(cue)
        if named is not None and workspace.is_suggestion(cue):
            named = workspace.outcome(cue)
            if named is None:
                # It was rejected when its quote was accepted: there is nothing to keep.
                continue
        if named is None or named.layer != Layer.CUE:
            raise BreaksScheme(
                [BrokenRule(Rule.UNKNOWN_REFERENCE, Layer.QUOTE, mark.start, mark.end)], workspace.text
            )
        cues.append(named.id)
    workspace.update(
        quote, cues=(*(c for c in mark.cues if c in cues), *(c for c in cues if c not in mark.cues))
    )
    remove_useless(workspace, list(mark.cues))


def _named(workspace: Workspace, changes: Mapping[str, Any]) -> int | None:
    if not any(changes.get(key) for key in ("entity", "name", "speaker")):
        return None
    return find_entity(
        workspace,
        entity=changes.get("entity"),
        name=changes.get("name") or "",
        kind=changes.get("entity_kind") or None,
        speaker=changes.get("speaker"),
    )


def _change_speakers(workspace: Workspace, quote: int, changes: Mapping[str, Any]) -> None:
    mark = workspace.marks[quote]
    former = mark.speakers
    added = _named(workspace, changes)
    kept: list[int] = []
    if "speakers" in changes:
        for entity in changes["speakers"]:
            found = find_entity(workspace, entity=entity)
            if found is not None:
                kept.append(found)
    speakers = tuple((e, m) for e, m in former if e in kept)
    for entity in kept:
        speakers = with_speaker(speakers, entity, None)
    if added is not None:
        # One whose mention stands already keeps it.
        speakers = with_speaker(speakers, added, dict(former).get(added))
    workspace.update(quote, speakers=speakers)
    gone = [(e, m) for e, m in former if m is not None and all(e != other for other, _ in speakers)]
    if added is not None and len(gone) == 1 and dict(speakers)[added] is None:
        mention = gone[0][1]
        if mention is not None and _shares_a_word(workspace, mention, added):
            # The words name the speaker under a better name: the mention goes along.
            workspace.update(quote, speakers=with_speaker(speakers, added, mention))
            rename_in_quotes(workspace, mention, added)
    remove_useless(workspace, [m for _, m in gone if m is not None])


def _shares_a_word(workspace: Workspace, mention: int, entity: int) -> bool:
    words = set(fold_name(workspace.marks[mention].text).split())
    return bool(words & set(fold_name(workspace.entities[entity].name).split()))


def _change_place(workspace: Workspace, mark_id: int, changes: Mapping[str, Any]) -> None:
    mark = workspace.marks[mark_id]
    name = " ".join((changes.get("place_name") or "").split())
    if changes.get("place"):
        workspace.update(mark_id, **chosen_place(workspace, mark.text, changes["place"], name))
    else:
        linked = None if "place" in changes else mark.place
        workspace.update(mark_id, place=linked, place_name=name or mark.place_name)
    if "metonymy" in changes:
        workspace.update(mark_id, metonymy=bool(changes["metonymy"]))
