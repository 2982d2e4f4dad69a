"""Link a person with a unique full name to the speaker of the whole corpus."""

from django.db import connection

from annotations.actions.workspace import Workspace
from annotations.models import Speaker
from annotations.queries.speaker_names import persons_named
from annotations.scheme import EntityKind
from newsreader.arabic.folding import fold_name

# The first number of the advisory locks that guard the making of speakers; the second is the name's hash.
_LOCK = 0x5EA


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
        and entity.kind == EntityKind.PERSON
        and entity.speaker is None
        and _is_new_or_renamed(workspace, entity.id)
        and len(entity.name.split()) > 1
        and " " in (folded := fold_name(entity.name))
    }
    if not names:
        return
    known = persons_named(set(names.values()))
    missing = set(names.values()) - set(known)
    if missing:
        lock_names(missing)
        known |= persons_named(missing)
    for entity_id, folded in names.items():
        ids = known.get(folded)
        if ids is None:
            made = Speaker.objects.create(
                name=workspace.entities[entity_id].name, folded_name=folded, kind=EntityKind.PERSON
            )
            ids = known[folded] = [made.pk]
        if len(ids) == 1:
            workspace.update_entity(entity_id, speaker=ids[0])


def _is_new_or_renamed(workspace: Workspace, entity_id: int) -> bool:
    before = workspace.entities_before.get(entity_id)
    now = workspace.entities[entity_id]
    return before is None or (before.name, before.kind) != (now.name, now.kind)


def lock_names(folded: set[str]) -> None:
    """Keep others from making speakers of these names until the transaction ends; in one order, always."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, h) FROM"
            " (SELECT DISTINCT hashtext(n) AS h FROM unnest(%s::text[]) n ORDER BY h) AS hashes",
            [_LOCK, sorted(folded)],
        )
