"""What an undo has taken back, for the person who asked for it."""

from typing import Any

from annotations.models import Decision
from annotations.scheme import Layer


def undone(undo: Decision) -> dict[str, Any] | None:
    """What the decision that `undo` took back had done: `{action, mark, layer, start, end, words, more}`.

    `mark` is the number of the mark that stands again, None where it had been made by the decision; `start`
    and `end` are code points of its text version; `more` counts the other quotes and places that the decision
    was on. A decision on no mark has its action alone. None where `undo` undoes nothing.
    """
    undoes = undo.undoes
    if undoes is None:
        return None
    changes = [change for change in undoes.changes if change["what"] == "mark"]
    about = _decided_on(undoes.action, changes)
    if not about or undoes.action in (Decision.Action.REVIEW, Decision.Action.REOPEN):
        return {"action": undoes.action}
    first = about[0]
    state = first["before"] or first["after"]
    heads = [c for c in about[1:] if (c["before"] or c["after"])["layer"] in (Layer.QUOTE, Layer.PLACE)]
    return {
        "action": undoes.action,
        "mark": first["id"] if first["before"] else None,
        "layer": state["layer"],
        "start": state["start"],
        "end": state["end"],
        "words": state["text"],
        "more": len(heads),
    }


def _decided_on(action: str, changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The changes of the marks that were decided on, quotes first, without what only follows from them."""

    def wanted(change: dict[str, Any]) -> bool:
        before, after = change["before"], change["after"]
        if action == Decision.Action.CREATE:
            return before is None
        if action == Decision.Action.DELETE:
            return after is None
        if action in (Decision.Action.ACCEPT, Decision.Action.REJECT):
            return bool(before and after and before["status"] != after["status"])
        return before is not None

    found = [change for change in changes if wanted(change)]

    def order(change: dict[str, Any]) -> tuple[bool, bool, int]:
        state = change["before"] or change["after"]
        of_suggestion = bool(change["before"] and change["before"]["status"])
        return (state["layer"] != Layer.QUOTE, not of_suggestion, state["start"])

    return sorted(found or changes, key=order)
