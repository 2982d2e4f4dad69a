"""What is wrong with a bulk of lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotations.actions.errors import Refused


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps a line out: the line from 1 (None where it is the whole), the path or name of the thing, and
    why."""

    line: int | None
    where: str
    message: str


class NotTaken(Refused):
    """Nothing was taken in; `faults` says why."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        what = "fault" if len(faults) == 1 else "faults"
        super().__init__(f"Nothing was taken in: {len(faults)} {what}, named below.")
        self.faults = list(faults)
