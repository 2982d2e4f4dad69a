"""Keys that commands may have: how they are written, which those are, and whose a key is for an account.

A key is written as the sign that is printed on it, after "Shift+" where Shift belongs to it: "A", "Shift+A",
"1", "[". static/js/layout.js reads the same from a key event.
"""

import re
from collections import Counter
from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from annotations.commands import COMMANDS

KEY = re.compile(r"(?:Shift\+)?[A-Z\[\]]|[0-9,.;'\-=/\\`]")
SHIFT = "Shift+"
# The Arabic letter on the same key of an Arabic keyboard (Arabic 101).
ARABIC = dict(
    zip("QWERTYUIOP[]ASDFGHJKL;'ZXCVNM,./`", "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ", strict=True), B="لا"
)
_LATIN = {arabic: sign for sign, arabic in ARABIC.items()}
# What people write for Shift.
_SHIFTS = re.compile(r"^(?:shift|⇧)[\s+]*", re.IGNORECASE)

REASONS = {
    "help": _("The question mark opens the list of keys."),
    "named": _(
        "This key moves, selects, confirms or belongs to the browser. Take a letter, a digit or a sign."
    ),
    "held": _("Keys held together with Ctrl, Alt or ⌘ belong to the browser and the system."),
    "shifted": _("With Shift only letters and brackets: digits and signs lie elsewhere on other keyboards."),
}


class KeyNotAllowedError(ValueError):
    """What was written is no key that a command may have; `reason` names the entry of REASONS."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_key(written: str) -> str:
    """The key that a person wrote, "" for none: "a", "ش", "shift a", "⇧ ش". Raises KeyNotAllowedError."""
    written = written.strip()
    if not written:
        return ""
    rest = _SHIFTS.sub("", written, count=1)
    shift = SHIFT if rest and rest != written else ""
    sign = _LATIN.get(rest, rest.upper())
    if sign in ("?", "؟"):
        raise KeyNotAllowedError("help")
    if KEY.fullmatch(shift + sign):
        return shift + sign
    if shift and KEY.fullmatch(sign):
        raise KeyNotAllowedError("shifted")
    raise KeyNotAllowedError("held" if re.match(r"(?i)ctrl|alt|cmd|⌘|⌥", written) else "named")


def keys_of(changed: Mapping[str, str]) -> dict[str, str]:
    """By command the key it has, "" for none, where `changed` was changed. No key is twice in it: what was
    changed goes before what a command has at first."""
    taken = {key for key in changed.values() if key}
    return {
        name: changed.get(name, "" if command.key in taken else command.key)
        for name, command in COMMANDS.items()
    }


def changes_of(keys: Mapping[str, str]) -> dict[str, str]:
    """Of the keys of commands those that are not as at first."""
    return {name: key for name, key in keys.items() if key != COMMANDS[name].key}


def shared(keys: Mapping[str, str]) -> dict[str, list[str]]:
    """The keys that several commands would have, each with those commands."""
    counted = Counter(key for key in keys.values() if key)
    return {
        key: [name for name, has in keys.items() if has == key] for key, times in counted.items() if times > 1
    }


def written(key: str) -> tuple[str, str]:
    """A key as the interface writes it, with its Latin letter, and the Arabic letter on it or ""."""
    sign = key.removeprefix(SHIFT)
    return key.replace("+", " ") if key.startswith(SHIFT) else key, ARABIC.get(sign, "")
