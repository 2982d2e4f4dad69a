"""Settings read from environment variables, with a sentence for each one that cannot be read."""

import os

from django.core.exceptions import ImproperlyConfigured


def switch(name: str, *, default: bool = False) -> bool:
    """A variable that is 1 or 0; empty is the default. Raises ImproperlyConfigured."""
    value = os.environ.get(name, "")
    if value not in {"", "0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}")
    return value == "1" if value else default


def words(name: str, default: str = "") -> list[str]:
    """A variable of words divided by commas."""
    return [word.strip() for word in (os.environ.get(name) or default).split(",") if word.strip()]


def number(name: str, default: int, *, least: int = 0, most: int | None = None) -> int:
    """A variable that is a whole number within bounds. Raises ImproperlyConfigured."""
    value = os.environ.get(name, "")
    if not value:
        return default
    if (
        not (value.isascii() and value.isdigit())
        or int(value) < least
        or (most is not None and int(value) > most)
    ):
        bounds = f"from {least} up" if most is None else f"from {least} to {most}"
        raise ImproperlyConfigured(f"{name} must be a whole number {bounds}, not {value!r}")
    return int(value)


def choice(name: str, default: str, choices: tuple[str, ...]) -> str:
    """A variable that is one of some words. Raises ImproperlyConfigured."""
    value = os.environ.get(name) or default
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}")
    return value


def contact(name: str) -> str:
    """A variable that stands in a header: printable ASCII without brackets. Raises ImproperlyConfigured."""
    value = os.environ.get(name, "").strip()
    if not (value.isascii() and value.isprintable()) or set(value) & set("()"):
        raise ImproperlyConfigured(f"{name} must be printable ASCII without brackets, not {value!r}")
    return value
