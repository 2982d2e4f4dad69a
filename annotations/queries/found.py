"""Which cues and speakers of a quote were found with it when it was made, and by which rules."""

from collections.abc import Iterable

from annotations.models import Decision, Mark, QuoteSpeaker


def note_found(quote: Mark, speakers: Iterable[QuoteSpeaker], cues: Iterable[Mark]) -> None:
    """Set `found` on the links and the cues of `quote`: the rule, "" where a person marked or named it. At
    most one query.
    """
    # No fields of the models: notes on these objects, for the page they are drawn on.
    for cue in cues:
        cue.found = _rule(cue)  # type: ignore[attr-defined]
    unmentioned = []
    for link in speakers:
        link.found = _rule(link.mention) if link.mention else ""  # type: ignore[attr-defined]
        if link.mention is None:
            unmentioned.append(link)
    if unmentioned and not quote.status and quote.origin_id is None:
        rules = _rules_at_first(quote)
        for link in unmentioned:
            link.found = rules.get(link.entity_id, "")  # type: ignore[attr-defined]


def _rule(mark: Mark) -> str:
    # What came from a suggestion a person has looked at and accepted.
    return mark.rule if mark.origin_id is None else ""


def _rules_at_first(quote: Mark) -> dict[int, str]:
    """By entity the rules by which the speakers of a quote were found, from the decision that made it."""
    made = Decision.objects.filter(
        set=quote.set_id,
        action=Decision.Action.CREATE,
        changes__contains=[{"what": "mark", "id": quote.pk, "before": None}, {"what": "found"}],
    ).first()
    if made is None:
        return {}
    rules = next(c["rules"] for c in made.changes if c["what"] == "found")
    after = next(c["after"] for c in made.changes if (c["what"], c.get("id")) == ("mark", quote.pk))
    return {speaker["entity"]: rule for speaker, rule in zip(after["speakers"], rules, strict=False)}
