"""Any text as one line, and back: for formats whose lines and columns end at line breaks and tabs."""

import re

from annotations.formats.errors import FormatError
from annotations.formats.wording import _

# All that str.splitlines, and so many a reader of lines, ends a line at; and the other control characters.
_NO_LINE = re.compile(r"[\\\x00-\x1f\x7f-\x9f\u2028\u2029]")
_WRITTEN = re.compile(r"\\(?:([\\ntr])|u([0-9a-f]{4}))?")
_SHORT = {"\\": "\\", "\n": "n", "\t": "t", "\r": "r"}
_LONG = {short: character for character, short in _SHORT.items()}


def escape(text: str) -> str:
    r"""The text with ``\\``, ``\n``, ``\t``, ``\r`` and ``\u0085`` for what a line cannot hold."""
    return _NO_LINE.sub(lambda m: "\\" + _SHORT.get(m[0], f"u{ord(m[0]):04x}"), text)


def unescape(line: str) -> str:
    """The opposite of `escape`. Raises FormatError at a backslash that means nothing."""
    return _WRITTEN.sub(_meant, line)


def _meant(match: re.Match[str]) -> str:
    if match[1]:
        return _LONG[match[1]]
    if match[2]:
        return chr(int(match[2], 16))
    raise FormatError(_("a backslash at {at} that means nothing", at=match.start()))
