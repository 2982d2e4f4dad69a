"""Link a person with a unique full name to the speaker of the whole corpus."""

from collections.abc import Mapping

from django.db import connection

from annotations.actions.workspace import Workspace
from annotations.models import Speaker
from annotations.queries.speaker_names import persons_named
from annotations.scheme import EntityKind
from newsreader.arabic.folding import fold_name

# A row that was written and deleted keeps others from writing it until the transaction ends; one that was
# there all the same would be deleted by whoever comes first, and the others would wait for that.
_LOCK = """
    INSERT INTO annotations_namelock (name)
        SELECT DISTINCT hashtextextended(n, 0) AS h FROM unnest(%(names)s::text[]) n ORDER BY h
        ON CONFLICT DO NOTHING;
    DELETE FROM annotations_namelock
        WHERE name = ANY (ARRAY(SELECT hashtextextended(n, 0) FROM unnest(%(names)s::text[]) n))"""


def link_new_persons(workspace: Workspace) -> None:
    """Give each new shared person of two words or more the corpus speaker of that folded name.

    A name is a speaker's that has it, had it before a correction or was merged under it: what editors found
    to be one stays one in later articles. Where the corpus has none of that name, one is made; where it has
    several, none is unique and none is given. The
    unnamed, documents and organisations are linked by an editor alone. No query where nothing is new;
    a speaker once made stays when the decision is undone. Whom a person names who annotates independently the
    corpus is not told of.
    """
    if workspace.alone:
        return
    names = {
        entity.id: folded
        for entity in workspace.entities.values()
        if entity.set == workspace.shared.pk
        and entity.speaker is None
        and _is_new_or_renamed(workspace, entity.id)
        and (folded := linkable_name(entity.name, entity.kind))
    }
    if not names:
        return
    spelled: dict[str, str] = {}
    for entity_id, folded in names.items():
        spelled.setdefault(folded, workspace.entities[entity_id].name)
    known = speakers_of_names(spelled)
    for entity_id, folded in names.items():
        if folded in known:
            workspace.update_entity(entity_id, speaker=known[folded])


def linkable_name(name: str, kind: str) -> str | None:
    """The folded name of a person by which the corpus knows one: of two words or more; else None."""
    if kind != EntityKind.PERSON or len(name.split()) < 2:
        return None
    folded = fold_name(name)
    return folded if " " in folded else None


def speakers_of_names(names: Mapping[str, str]) -> dict[str, int]:
    """By folded name the one person of the corpus whom it means, made where there is none; `names` has how
    each is spelled. A name of several persons means none of them and is left out."""
    known = persons_named(names.keys())
    missing = names.keys() - known.keys()
    if missing:
        lock_names(missing)
        known |= persons_named(missing)
        made = Speaker.objects.bulk_create(
            Speaker(name=name, folded_name=folded, kind=EntityKind.PERSON)
            for folded, name in names.items()
            if folded not in known
        )
        known |= {speaker.folded_name: [speaker.pk] for speaker in made}
    return {folded: found[0] for folded, found in known.items() if len(found) == 1}


def _is_new_or_renamed(workspace: Workspace, entity_id: int) -> bool:
    before = workspace.entities_before.get(entity_id)
    now = workspace.entities[entity_id]
    return before is None or (before.name, before.kind) != (now.name, now.kind)


def lock_names(folded: set[str]) -> None:
    """Keep others from making speakers of these names until the transaction ends; in one order, always."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, {"names": sorted(folded)})
