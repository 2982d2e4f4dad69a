"""What stood after a decision of the log: the present, with all that was done since taken back in turn."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from annotations.actions.errors import Refused
from annotations.actions.snapshots import EntityState, MarkState, entity_from, mark_from
from annotations.actions.workspace import Workspace
from annotations.models import Decision


@dataclass(slots=True)
class Former:
    """The states after a decision, by id, of all marks and entities that were changed since: None where there
    was none. `versions` has the greatest version that the log knows of each of those marks.
    """

    marks: dict[int, MarkState | None] = field(default_factory=dict)
    entities: dict[int, EntityState | None] = field(default_factory=dict)
    versions: dict[int, int] = field(default_factory=dict)

    def mark(self, workspace: Workspace, mark_id: int) -> MarkState | None:
        """The state of any mark then."""
        return self.marks[mark_id] if mark_id in self.marks else workspace.marks.get(mark_id)

    def next_version(self, workspace: Workspace, mark_id: int) -> int:
        """The version to give a mark: its present one, which grows by itself, else one that it never had."""
        now = workspace.marks.get(mark_id)
        return self.versions.get(mark_id, 0) + 1 if now is None else now.version


def states_after(workspace: Workspace, decision_id: int) -> Former:
    """What stood in the shared set and of the suggestions after decision `decision_id` of this text's log.

    Two queries. Refused where the decision is another text's.
    """
    revisions = Decision.objects.filter(set=workspace.shared, pk=decision_id).values_list(
        "revision", flat=True
    )
    revision = revisions.first()
    if revision is None:
        raise Refused(_("This decision was made on another text of the article. Nothing was changed."))
    former = Former()
    later = Decision.objects.filter(set=workspace.shared, revision__gt=revision).order_by("-revision")
    for changes in later.values_list("changes", flat=True):
        for change in changes:
            if change["what"] not in ("mark", "entity"):
                continue
            number, before = change["id"], change["before"]
            if change["what"] == "mark":
                former.marks[number] = mark_from(number, before) if before else None
                known = [former.versions.get(number, 0)]
                known += [state["version"] for state in (before, change["after"]) if state]
                former.versions[number] = max(known)
            else:
                former.entities[number] = entity_from(number, before) if before else None
    return former
