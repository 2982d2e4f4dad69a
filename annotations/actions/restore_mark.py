"""Bring one mark back to how it stood after a decision, also one that is gone."""

from collections.abc import Callable
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from annotations.actions.decide import Done, decide
from annotations.actions.errors import BreaksScheme, Refused, Stale
from annotations.actions.former_states import Former, states_after
from annotations.actions.record import Decided
from annotations.actions.removing import remove, remove_useless
from annotations.actions.seen import described, seen_mark
from annotations.actions.serving import serve
from annotations.actions.snapshots import MarkState
from annotations.actions.speakers import Speakers, rename_in_quotes, with_speaker
from annotations.actions.workspace import ACCEPTED, Workspace
from annotations.models import Decision
from annotations.rule_messages import BrokenRule
from annotations.scheme import Layer, Rule
from newsreader.articles.models import TextVersion


def restore_mark(
    *,
    user: AbstractBaseUser,
    version: TextVersion,
    mark: int,
    decision: int,
    seen_version: int | None,
    request: UUID | None = None,
) -> Decided:
    """Let shared mark `mark` be what it was after `decision`: its words, its values and what belongs to it.

    A quote brings back those of its cues, mentions and speakers that are gone; a cue or a mention that was
    gone serves again the quotes of then that still stand. Where there was no such mark it is taken away.
    `seen_version` is the version that the editor saw, None where the mark was gone. Raises Stale,
    BreaksScheme, NotAllowed, and Refused for a suggestion, whose rejection is taken back by accepting it.
    """

    def work(workspace: Workspace) -> Done:
        _as_seen(workspace, mark, seen_version)
        former = states_after(workspace, decision)
        state = former.mark(workspace, mark)
        if state is None:
            if mark in workspace.marks:
                remove(workspace, mark)
            return Done([])
        if state.set != workspace.shared.pk:
            raise Refused(_("This is a suggestion: accept or reject it. Nothing was changed."))
        _Restoring(workspace, former).bring(state)
        return Done([mark])

    return decide(Decision.Action.RESTORE, work, user=user, version=version, request=request)


def _as_seen(workspace: Workspace, mark: int, seen_version: int | None) -> None:
    if seen_version is not None:
        seen_mark(workspace, mark, seen_version)
    elif mark in workspace.marks:
        raise Stale([described(workspace, mark)])


class _Restoring:
    """One mark on its way back from what stood then."""

    def __init__(self, workspace: Workspace, former: Former) -> None:
        self.workspace = workspace
        self.former = former

    def bring(self, state: MarkState) -> None:
        """Let the mark of `state`, with what belongs to it, stand again as it was."""
        layers: dict[str, Callable[[MarkState], None]] = {
            Layer.QUOTE: self._quote,
            Layer.SPEAKER: self._servant,
            Layer.CUE: self._servant,
        }
        layers.get(state.layer, self._put)(state)

    def _put(self, state: MarkState) -> None:
        """Put the mark by itself, with the links and the entity that it has now."""
        workspace = self.workspace
        now = workspace.marks.get(state.id)
        origin = state.origin if state.origin in workspace.marks else None
        if origin is not None:
            standing = workspace.outcome(origin)
            if standing is not None and standing.id != state.id:
                origin = None
            else:
                workspace.update(origin, status=ACCEPTED)
        entity = state.entity if now is None else now.entity
        workspace.put(
            state._replace(
                version=self.former.next_version(workspace, state.id),
                origin=origin,
                entity=None if entity is None else self._entity(entity),
                speakers=now.speakers if now else (),
                cues=now.cues if now else (),
                decided_by=now.decided_by if now else None,
                decided_at=now.decided_at if now else None,
            )
        )

    def _entity(self, entity_id: int) -> int:
        """The entity of then: it stands, or comes back, or one of its name and kind stands for it."""
        entities = self.workspace.entities
        if entity_id in entities:
            return entity_id
        state = self.former.entities.get(entity_id)
        if state is None:
            raise BreaksScheme([BrokenRule(Rule.UNKNOWN_REFERENCE, Layer.QUOTE, 0, 0)], self.workspace.text)
        for other in entities.values():
            if (other.set, other.name, other.kind) == (state.set, state.name, state.kind):
                return other.id
        entities[entity_id] = state if state.origin in entities else state._replace(origin=None)
        return entity_id

    def _quote(self, state: MarkState) -> None:
        workspace = self.workspace
        now = workspace.marks.get(state.id)
        self._put(state)
        cues = tuple(dict.fromkeys(c for cue in state.cues if (c := self._companion(cue)) is not None))
        speakers: Speakers = ()
        for entity, mention in state.speakers:
            whom = self._entity(entity)
            its = self._companion(mention) if mention is not None else None
            if its is not None and workspace.marks[its].entity != whom:
                served = [q for q in workspace.quotes_of(its) if q.id != state.id]
                if not served:
                    workspace.update(its, entity=whom)
            speakers = with_speaker(speakers, whom, its)
        workspace.update(state.id, cues=cues, speakers=speakers)
        if now is not None:
            remove_useless(workspace, [*now.cues, *(m for _, m in now.speakers if m is not None)])

    def _companion(self, mark_id: int) -> int | None:
        """The cue or mention of a quote of then: as it stands, else brought back, or the one at its place."""
        workspace = self.workspace
        if mark_id in workspace.marks:
            return mark_id
        state = self.former.marks.get(mark_id)
        if state is None:
            return None
        there = workspace.at(state.set, state.layer, state.start, state.end)
        if there is not None:
            return there.id
        self._put(state)
        return mark_id

    def _servant(self, state: MarkState) -> None:
        """A cue or a mention: it serves the quotes that it serves now; one that was gone, those of then."""
        workspace = self.workspace
        stood = state.id in workspace.marks
        self._put(state)
        if state.layer == Layer.SPEAKER and stood and state.entity is not None:
            rename_in_quotes(workspace, state.id, self._entity(state.entity))
        if stood:
            return
        for quote in list(workspace.of_set(workspace.shared.pk, Layer.QUOTE)):
            then = self.former.mark(workspace, quote.id)
            links = (*then.cues, *(m for _, m in then.speakers)) if then is not None else ()
            if state.id in links:
                serve(workspace, state.id, quote.id)
        if not workspace.quotes_of(state.id):
            rule = Rule.USELESS_CUE if state.layer == Layer.CUE else Rule.USELESS_MENTION
            raise BreaksScheme([BrokenRule(rule, Layer(state.layer), state.start, state.end)], workspace.text)
