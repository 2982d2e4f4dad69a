"""Mark a span of the text."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.accepting import bring_over
from annotations.actions.changing import apply_changes, chosen_place
from annotations.actions.checking import span_broken
from annotations.actions.decide import Done, decide
from annotations.actions.errors import BreaksScheme
from annotations.actions.finding import find_beside, quote_near
from annotations.actions.nearest import nearest_quote
from annotations.actions.record import Decided
from annotations.actions.seen import same_text
from annotations.actions.serving import serve, shared_quote
from annotations.actions.snapshots import MarkState
from annotations.actions.speakers import find_entity, rename_in_quotes
from annotations.actions.workspace import UNDECIDED, Workspace
from annotations.models import Decision
from annotations.rule_messages import BrokenRule
from annotations.scheme import EntityKind, Layer, QuoteKind, Rule
from newsreader.arabic.folding import fold_name
from newsreader.articles.models import TextVersion

_OPENING = "«\"“„‟‘‹'"
_CLOSING = "»\"”’›'"


def create_mark(
    *,
    user: AbstractBaseUser,
    version: TextVersion,
    layer: str,
    start: int,
    end: int,
    text: str,
    kind: str | None = None,
    entity: int | None = None,
    name: str = "",
    entity_kind: str | None = None,
    speaker: int | None = None,
    quotes: Sequence[int] = (),
    place: str | None = None,
    place_name: str = "",
    metonymy: bool = False,
    lemma: str = "",
    finding: bool = False,
    at: int | None = None,
    request: UUID | None = None,
) -> Decided:
    """Mark the span ``[start, end)`` of code points, whose words are `text`, as one of the four layers.

    A quote without `kind` gets the one that its quotation marks tell. `entity`, `name` or `speaker` (of
    the corpus) is the speaker of a quote, or whom a mention names: without one a mention names the
    speaker its quote has already, else whoever of the article its words hold, else a new person of that
    name. A cue or a mention serves `quotes` (a suggested one is accepted by it), else the nearest one
    of the paragraph; where the same span serves others it serves these too. A place is
    `place` of the gazetteer, else whatever the gazetteer has one entry for. With `finding` a quote gets in
    the same decision the cues and speakers that the suggester's rules find for it. With `at` a quote is
    the one that the rules see at this offset (annotations.suggest.quote_at), else that of the span.

    Raises TextDiffers, BreaksScheme (also where no quote is near), NotAllowed.
    """

    def work(workspace: Workspace) -> Done:
        same_text(workspace, start, end, text)
        seen = None if at is None or layer != Layer.QUOTE else quote_near(workspace, at)
        return mark(workspace, *(seen or (start, end, text)))

    def mark(workspace: Workspace, start: int, end: int, text: str) -> Done:
        if layer not in set(Layer):
            raise BreaksScheme([BrokenRule(Rule.KIND, Layer.QUOTE, start, end)], workspace.text)
        chosen = (kind or likely_kind(text)) if layer == Layer.QUOTE else kind or None
        broken = span_broken(workspace, layer, start, end, chosen)
        if broken:
            raise BreaksScheme(broken, workspace.text)
        whom: dict[str, Any] = {
            "entity": entity,
            "name": name,
            "kind": entity_kind or None,
            "speaker": speaker,
        }
        suggestion = workspace.at(workspace.suggestions.pk, layer, start, end)
        standing = workspace.at(workspace.shared.pk, layer, start, end)
        if standing is None and suggestion is not None and suggestion.status == UNDECIDED:
            return Done([_take_suggestion(workspace, suggestion, chosen if kind else None, whom)])
        span = {"set": workspace.shared.pk, "layer": layer, "start": start, "end": end, "text": text}
        if layer == Layer.QUOTE:
            made = workspace.add(kind=chosen, **span)
            said_by = find_entity(workspace, **whom)
            if said_by is not None:
                workspace.update(made, speakers=((said_by, None),))
            if finding:
                return Done([made], notes=find_beside(workspace, made, said_by))
        elif layer == Layer.PLACE:
            made = workspace.add(
                metonymy=metonymy, **chosen_place(workspace, text, place, place_name), **span
            )
        else:
            made = _serve(
                workspace, standing, span, _served(workspace, layer, start, end, quotes), whom, lemma
            )
        return Done([made])

    def _take_suggestion(
        workspace: Workspace, suggestion: MarkState, given_kind: str | None, whom: dict[str, Any]
    ) -> int:
        """An undecided suggestion of just this span is accepted, with what the editor said otherwise."""
        made = bring_over(workspace, suggestion.id)
        changes: dict[str, Any] = {}
        if given_kind is not None:
            changes["kind"] = given_kind
        if any(whom[key] for key in ("entity", "name", "speaker")):
            changes |= {"entity": entity, "name": name, "entity_kind": entity_kind, "speaker": speaker}
        if quotes:
            changes["quotes"] = list(quotes)
        if place or place_name:
            changes |= {"place": place, "place_name": place_name}
        if metonymy:
            changes["metonymy"] = True
        if lemma:
            changes["lemma"] = lemma
        apply_changes(workspace, made, changes)
        return made

    return decide(Decision.Action.CREATE, work, user=user, version=version, request=request)


def likely_kind(text: str) -> str:
    """The kind that the quotation marks of a quote's words tell."""
    inner = text[1:-1]
    if text[:1] in _OPENING and text[-1:] in _CLOSING and not any(c in _OPENING + _CLOSING for c in inner):
        return QuoteKind.DIRECT
    return QuoteKind.MIXED if any(c in '«»"“”„‟' for c in text) else QuoteKind.INDIRECT


def _served(workspace: Workspace, layer: str, start: int, end: int, quotes: Sequence[int]) -> list[int]:
    """The shared quotes that a new cue or mention serves; suggested ones are accepted here."""
    wanted = list(dict.fromkeys(quotes))
    if not wanted:
        near = nearest_quote(workspace, start, end)
        if near is None:
            rule = Rule.USELESS_CUE if layer == Layer.CUE else Rule.USELESS_MENTION
            raise BreaksScheme([BrokenRule(rule, Layer(layer), start, end)], workspace.text)
        wanted = [near]
    return [shared_quote(workspace, quote, Layer(layer), start, end) for quote in wanted]


def _serve(
    workspace: Workspace,
    standing: MarkState | None,
    span: dict[str, Any],
    quotes: list[int],
    whom: dict[str, Any],
    lemma: str,
) -> int:
    """Make the cue or mention, or let the one that stands there serve these quotes too."""
    layer, start, end = Layer(span["layer"]), span["start"], span["end"]
    # Accepting a suggested quote, or finding what belongs to a new one, may have brought just this span:
    # who marks it again before that is drawn says the same, or who it is.
    standing = standing or workspace.at(workspace.shared.pk, layer, start, end)
    told = find_entity(workspace, **whom) if layer == Layer.SPEAKER else None
    entity: int | None = None
    if layer == Layer.SPEAKER:
        entity = (standing.entity if standing else None) if told is None else told
        if entity is None:
            entity = _implied_entity(workspace, span["text"], quotes, whom["kind"])
    if standing is None:
        made = workspace.add(entity=entity, lemma=lemma if layer == Layer.CUE else "", **span)
    else:
        made = standing.id
        served = {q.id for q in workspace.quotes_of(made)}
        is_old = made in workspace.marks_before
        if is_old and standing.rule and entity is not None and standing.entity != entity:
            rename_in_quotes(workspace, made, entity)
        elif is_old and not standing.rule and (served >= set(quotes) or standing.entity != entity):
            raise BreaksScheme([BrokenRule(Rule.IDENTICAL, layer, start, end)], workspace.text)
    for quote in quotes:
        serve(workspace, made, quote)
    return made


def _implied_entity(workspace: Workspace, words: str, quotes: list[int], kind: str | None) -> int:
    """Whom a mention names when its editor does not say."""
    unnamed = {e for q in quotes for e, mention in workspace.marks[q].speakers if mention is None}
    if len(unnamed) == 1:
        return unnamed.pop()
    spoken = f" {fold_name(words)} "
    held = [
        e
        for e in workspace.entities.values()
        if e.set == workspace.shared.pk and (folded := fold_name(e.name)) and f" {folded} " in spoken
    ]
    if held:
        return max(held, key=lambda e: len(e.name)).id
    found = find_entity(workspace, name=words, kind=kind or EntityKind.PERSON)
    if found is None:
        raise BreaksScheme([BrokenRule(Rule.UNKNOWN_REFERENCE, Layer.SPEAKER, 0, 0)], workspace.text)
    return found
