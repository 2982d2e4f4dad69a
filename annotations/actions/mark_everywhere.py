"""Mark the same name or place at several places of an article, as one decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.accepting import bring_over
from annotations.actions.changing import apply_changes, chosen_place
from annotations.actions.checking import span_broken
from annotations.actions.decide import Done, decide
from annotations.actions.errors import BreaksScheme
from annotations.actions.record import Decided
from annotations.actions.seen import same_text
from annotations.actions.serving import serve, shared_quote
from annotations.actions.speakers import find_entity
from annotations.actions.workspace import UNDECIDED, Workspace
from annotations.models import Decision
from annotations.rule_messages import BrokenRule
from annotations.scheme import Layer, Rule
from newsreader.articles.models import TextVersion


@dataclass(frozen=True, slots=True)
class Spot:
    """One span to be marked, in code points, with its words; for a mention the quote that it serves."""

    start: int
    end: int
    text: str
    quote: int | None = None


def mark_everywhere(
    *,
    user: AbstractBaseUser,
    version: TextVersion,
    layer: str,
    spots: Sequence[Spot],
    entity: int | None = None,
    place: str | None = None,
    place_name: str = "",
    request: UUID | None = None,
) -> Decided:
    """Mark every one of `spots` as a place, or as a mention of `entity`, all in one decision.

    The places are all the same: `place` of the gazetteer or `place_name`, else what the first of their words
    name. A suggestion of just that span is accepted; what stands already is left as it is.

    Raises TextDiffers, BreaksScheme (also for a layer that names nothing, or a mention without a quote),
    NotAllowed; then none of them is marked.
    """

    def work(workspace: Workspace) -> Done:
        if layer not in (Layer.PLACE, Layer.SPEAKER):
            raise BreaksScheme([BrokenRule(Rule.KIND, Layer.PLACE, 0, 0)], workspace.text)
        for spot in spots:
            same_text(workspace, spot.start, spot.end, spot.text)
            broken = span_broken(workspace, layer, spot.start, spot.end, None)
            if broken:
                raise BreaksScheme(broken, workspace.text)
        free = [s for s in spots if workspace.at(workspace.shared.pk, layer, s.start, s.end) is None]
        if not free:
            return Done([])
        if layer == Layer.PLACE:
            values = chosen_place(workspace, free[0].text, place, place_name)
            return Done([_place(workspace, spot, values, bool(place or place_name)) for spot in free])
        whom = find_entity(workspace, entity=entity)
        if whom is None:
            raise BreaksScheme([BrokenRule(Rule.UNKNOWN_REFERENCE, Layer.SPEAKER, 0, 0)], workspace.text)
        return Done([_mention(workspace, spot, whom) for spot in free])

    return decide(Decision.Action.CREATE, work, user=user, version=version, request=request)


def _suggestion(workspace: Workspace, layer: Layer, spot: Spot) -> int | None:
    found = workspace.at(workspace.suggestions.pk, layer, spot.start, spot.end)
    return found.id if found is not None and found.status == UNDECIDED else None


def _place(workspace: Workspace, spot: Spot, values: dict[str, Any], given: bool) -> int:
    suggestion = _suggestion(workspace, Layer.PLACE, spot)
    if suggestion is None:
        span = {"start": spot.start, "end": spot.end, "text": spot.text}
        return workspace.add(set=workspace.shared.pk, layer=Layer.PLACE, **span, **values)
    made = bring_over(workspace, suggestion)
    if given:
        workspace.update(made, **values)
    return made


def _mention(workspace: Workspace, spot: Spot, whom: int) -> int:
    suggestion = _suggestion(workspace, Layer.SPEAKER, spot)
    if suggestion is not None:
        bring_over(workspace, suggestion)
    elif spot.quote is None:
        raise BreaksScheme(
            [BrokenRule(Rule.USELESS_MENTION, Layer.SPEAKER, spot.start, spot.end)], workspace.text
        )
    quote = None
    if spot.quote is not None:
        quote = shared_quote(workspace, spot.quote, Layer.SPEAKER, spot.start, spot.end)
    # The suggestion accepted above, or with its quote, stands there now.
    standing = workspace.at(workspace.shared.pk, Layer.SPEAKER, spot.start, spot.end)
    if standing is None:
        span = {"start": spot.start, "end": spot.end, "text": spot.text}
        made = workspace.add(set=workspace.shared.pk, layer=Layer.SPEAKER, entity=whom, **span)
    else:
        made = standing.id
        apply_changes(workspace, made, {"entity": whom})
    if quote is not None:
        serve(workspace, made, quote)
    return made
