"""What an undo took back or a redo did again, for the person who asked for it; and what the next would."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.labels import LAYER_LABELS, label_of
from annotations.models import Decision
from annotations.queries.steps import Step, first_actions, steps
from annotations.scheme import Layer
from newsreader.arabic.shorten import shorten

_LONGEST = 60
_OF_NO_MARK = (
    Decision.Action.REVIEW,
    Decision.Action.APPROVE,
    Decision.Action.DISCUSS,
    Decision.Action.REOPEN,
)


def undone(done: Decision) -> dict[str, Any] | None:
    """What the undo or redo `done` was on: `{action, redo, mark, layer, start, end, words, more}`.

    `action` is that of the decision which was undone in the end, or done again. `start` and `end` are code
    points of its text version, as the mark stands, or stood where it is gone; `more` counts the other quotes
    and places that the decision was on. A decision on no mark has action and redo alone. None where `done`
    is neither an undo nor a redo.
    """
    if done.undoes is None:
        return None
    redo = done.action == Decision.Action.REDO
    action = first_actions([done.pk])[done.pk]
    told = {"action": action, "redo": redo}
    about = [] if action in _OF_NO_MARK else decided_on(action, _forwards(done))
    if not about:
        return told
    first = about[0]
    state = (first["after"] or first["before"]) if redo else (first["before"] or first["after"])
    told |= {"mark": first["id"], "layer": state["layer"], "start": state["start"], "end": state["end"]}
    return told | {"words": state["text"], "more": _others(about)}


def step_names(of: int, user: int) -> dict[str, str]:
    """By "undo" and "redo" what the next one would take back or do again, in a few words; one query."""
    return {
        name: (_("Undo: %(what)s") if name == "undo" else _("Redo: %(what)s")) % {"what": _named(step)}
        for name, step in steps(of, user).items()
    }


def blocked(refused: Decision, user: int) -> dict[str, Any]:
    """An undo that was refused, in a few words, and the one before it: `{past, what, before}`; `past` is the
    row, `before` is "" where there is none before it. Two queries.
    """
    found = steps(refused.set_id, user, refused.pk).get("undo")
    root = in_few_words(first_actions([refused.pk])[refused.pk], _forwards(refused))
    return {"past": refused.pk, "what": root, "before": "" if found is None else _named(found)}


def decided_on(action: str, changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The changes of the marks that were decided on, quotes first, without what only follows from them."""
    changes = [change for change in changes if change["what"] == "mark"]

    def wanted(change: dict[str, Any]) -> bool:
        before, after = change["before"], change["after"]
        if action in (Decision.Action.CREATE, Decision.Action.IMPORT):
            return before is None
        if action == Decision.Action.DELETE:
            return after is None
        if action in (Decision.Action.ACCEPT, Decision.Action.REJECT):
            return bool(before and after and before["status"] != after["status"])
        if action == Decision.Action.RESTORE:
            return not (before or after)["status"]
        return before is not None

    found = [change for change in changes if wanted(change)]

    def order(change: dict[str, Any]) -> tuple[bool, bool, int]:
        state = change["before"] or change["after"]
        of_suggestion = bool(change["before"] and change["before"]["status"])
        return (state["layer"] != Layer.QUOTE, not of_suggestion, state["start"])

    return sorted(found or changes, key=order)


def _named(step: Step) -> str:
    return in_few_words(step.action, step.changes)


def in_few_words(action: str, changes: list[dict[str, Any]]) -> str:
    """A decision: what was done, to which mark, on which words, and to how many others."""
    label = str(Decision.Action(action).label)
    about = [] if action in _OF_NO_MARK else decided_on(action, changes)
    if not about:
        return label
    state = about[0]["before"] or about[0]["after"]
    words = f"{label}: {label_of(LAYER_LABELS, state['layer'])} «{shorten(state['text'], _LONGEST)}»"
    more = _others(about)
    if not more:
        return words
    return ngettext("%(words)s and %(more)d other", "%(words)s and %(more)d others", more) % {
        "words": words,
        "more": more,
    }


def _others(about: list[dict[str, Any]]) -> int:
    return sum((c["before"] or c["after"])["layer"] in (Layer.QUOTE, Layer.PLACE) for c in about[1:])


def _forwards(done: Decision) -> list[dict[str, Any]]:
    """The changes that `done` took back or made again, in the direction of the first decision."""
    if done.action == Decision.Action.REDO or done.undoes is None:
        return done.changes
    return done.undoes.changes
