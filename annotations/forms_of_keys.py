"""The form of the keys: a field for each command, in which its key is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from annotations.commands import COMMANDS, GROUPS, Command
from annotations.keyboard import REASONS, KeyNotAllowedError, changes_of, read_key, shared, written
from annotations.queries.preferences import Liked


@dataclass
class Row:
    """A command with the key it has, as it was written, and what is wrong with that, a sentence or ""."""

    command: Command
    key: str
    fault: str = ""

    @property
    def first(self) -> str:
        """The key it has at first, as a person writes it."""
        return written(self.command.key)[0]

    @property
    def shown(self) -> str:
        """What stands in the field: the key with spaces for signs."""
        return self.key.replace("+", " ")


class KeysForm:
    """What was sent, with `faults` by command; not one of the keys is kept where there is any."""

    def __init__(self, sent: Mapping[str, Any]) -> None:
        self.single = "single" in sent
        self.rows = {name: Row(one, str(sent.get(f"key-{name}", ""))) for name, one in COMMANDS.items()}
        self.keys: dict[str, str] = {}
        for name, row in self.rows.items():
            self._read(name, row)
        for key, names in shared(self.keys).items():
            self._tell_shared(key, names)

    @classmethod
    def of(cls, liked: Liked) -> "KeysForm":
        """The form as it stands for an account."""
        single = {"single": "on"} if liked.single else {}
        return cls(single | {f"key-{name}": key for name, key in liked.keys.items()})

    def is_valid(self) -> bool:
        """Whether every key may be given to its command."""
        return not self.faults

    @property
    def faults(self) -> dict[str, str]:
        """By command what is wrong with its key."""
        return {name: row.fault for name, row in self.rows.items() if row.fault}

    @property
    def changes(self) -> dict[str, str]:
        """The keys that are not as at first."""
        return changes_of(self.keys)

    @property
    def groups(self) -> list[tuple[Any, list[Row]]]:
        """The rows under their headings."""
        return [(label, [self.rows[one.name] for one in commands]) for label, commands in GROUPS]

    def _read(self, name: str, row: Row) -> None:
        try:
            self.keys[name] = row.key = read_key(row.key)
        except KeyNotAllowedError as refusal:
            row.fault = str(REASONS[refusal.reason])

    def _tell_shared(self, key: str, names: list[str]) -> None:
        for name in names:
            other = next(COMMANDS[one].label for one in names if one != name)
            self.rows[name].fault = _("%(key)s is also the key of “%(other)s”.") % {
                "key": " ".join(part for part in written(key) if part),
                "other": other,
            }
