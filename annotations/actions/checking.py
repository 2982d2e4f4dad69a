"""Whether what a decision changed keeps the scheme, looked at before the database looks."""

from annotations.actions.errors import BreaksScheme
from annotations.actions.snapshots import MarkState
from annotations.actions.workspace import REJECTED, Workspace
from annotations.rule_messages import BrokenRule
from annotations.scheme import Layer, QuoteKind, Rule, pair_rule, span_rules


def span_broken(workspace: Workspace, layer: str, start: int, end: int, kind: str | None) -> list[BrokenRule]:
    """The rules that a span breaks by itself; an unknown kind breaks the rule of kinds."""
    known = kind if kind is None or kind in set(QuoteKind) else None
    rules = span_rules(workspace.text, Layer(layer), start, end, None if known is None else QuoteKind(known))
    return [BrokenRule(rule, Layer(layer), start, end) for rule in rules]


def neighbours_broken(workspace: Workspace, mark: MarkState) -> list[BrokenRule]:
    """The rules that a mark breaks together with the live marks of its set and layer."""
    layer = Layer(mark.layer)
    broken = []
    for other in workspace.marks.values():
        if (
            other.set != mark.set
            or other.layer != mark.layer
            or other.id == mark.id
            or other.status == REJECTED
            or other.start >= mark.end
            or mark.start >= other.end
        ):
            continue
        rule = pair_rule(layer, (mark.start, mark.end), (other.start, other.end))
        if rule is not None:
            broken.append(BrokenRule(rule, layer, mark.start, mark.end, (other.start, other.end)))
    return broken


def check_changes(workspace: Workspace) -> None:
    """Look at every mark that was added or changed. Raises BreaksScheme naming each rule that is broken."""
    broken: list[BrokenRule] = []
    changed = [m for m in workspace.marks.values() if workspace.marks_before.get(m.id) != m]
    for mark in changed:
        if mark.status == REJECTED:
            continue
        alone = span_broken(workspace, mark.layer, mark.start, mark.end, mark.kind)
        broken += alone or neighbours_broken(workspace, mark)
        broken += _references_broken(workspace, mark)
    if broken:
        raise BreaksScheme(broken, workspace.text)


def _references_broken(workspace: Workspace, mark: MarkState) -> list[BrokenRule]:
    rules = []
    for entity, mention in mark.speakers:
        named = workspace.marks.get(mention) if mention is not None else None
        if entity not in workspace.entities or (mention is not None and named is None):
            rules.append(Rule.UNKNOWN_REFERENCE)
        elif named is not None and named.entity != entity:
            rules.append(Rule.MENTION_OF_ANOTHER)
    if len({entity for entity, _mention in mark.speakers}) < len(mark.speakers):
        rules.append(Rule.SPEAKER_TWICE)
    if any(cue not in workspace.marks for cue in mark.cues):
        rules.append(Rule.UNKNOWN_REFERENCE)
    if mark.layer == Layer.SPEAKER and mark.entity not in workspace.entities:
        rules.append(Rule.UNKNOWN_REFERENCE)
    return [BrokenRule(rule, Layer(mark.layer), mark.start, mark.end) for rule in dict.fromkeys(rules)]
