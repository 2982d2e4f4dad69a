"""What one decision left of the marks that a page still has changes waiting for."""

from collections.abc import Iterable
from typing import Any

from annotations.models import Decision, Mark

Standing = tuple[int, int]


def outcomes(decision: Decision, asked: Iterable[int]) -> dict[int, Standing | None]:
    """By mark the id and version it had just after `decision`; an accepted suggestion has its shared mark's.

    None where the decision took it away; a mark that the decision left alone is missing. It is told from the
    log, so that a request sent again gets what the first one got, whatever has happened since.
    """
    changes = {c["id"]: c for c in decision.changes if c["what"] == "mark"}
    made = {
        c["after"]["origin"]: (c["id"], c["after"]["version"])
        for c in changes.values()
        if c["after"] and c["after"].get("origin") and not c["before"]
    }
    left: dict[int, Standing | None] = {}
    for mark in asked:
        if mark in made:
            left[mark] = made[mark]
        elif mark in changes:
            after = changes[mark]["after"]
            left[mark] = (mark, after["version"]) if after else None
    return left


def made_at(decision: Decision, layer: str, start: int, end: int) -> int | None:
    """The shared mark of just this span that `decision` made or changed, None where there is none."""

    def is_it(change: dict[str, Any]) -> bool:
        after = change["what"] == "mark" and change["after"]
        if not after or after["status"] != Mark.Status.NONE:
            return False
        return bool((after["layer"], after["start"], after["end"]) == (layer, start, end))

    return next((change["id"] for change in decision.changes if is_it(change)), None)
