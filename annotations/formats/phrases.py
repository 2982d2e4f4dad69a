"""What several formats say alike of a value that is not what it should be."""

import json
from collections.abc import Iterable, Sequence

from annotations.formats.errors import FormatError
from annotations.formats.wording import Words, _

_LONGEST = 60
# All that Python's reader of JSON says.
_READER = {
    str(said): said
    for said in (
        _("Expecting value"),
        _("Expecting ',' delimiter"),
        _("Expecting ':' delimiter"),
        _("Expecting property name enclosed in double quotes"),
        _("Illegal trailing comma before end of object"),
        _("Illegal trailing comma before end of array"),
        _("Unterminated string starting at"),
        _("Invalid control character at"),
        _("Invalid \\escape"),
        _("Invalid \\uXXXX escape"),
        _("Unexpected UTF-8 BOM (decode using utf-8-sig)"),
        _("Extra data"),
    )
}


def shown(found: str) -> str:
    """The beginning of a value as a sentence quotes it."""
    return repr(found[:_LONGEST])


def must_be_one_of(choices: Iterable[str], found: object) -> Words:
    """`found` is not one of the choices."""
    return _("must be one of {choices}, not {found}", choices=", ".join(choices), found=repr(found))


def other_words(found: str, words: str) -> Words:
    """A mark's words are given as `found`, and the text has others at its span."""
    return _("says {found}, the text has {words} there", found=shown(found), words=shown(words))


def outside(start: object, end: object, text: str) -> Words:
    """A span, in code points, that is none of the text."""
    return _(
        "{span} is empty or outside the text of {length} code points",
        span=f"[{start}, {end})",
        length=len(text),
    )


def either(choices: Sequence[str]) -> str:
    """The choices with or between them; one alone as it is."""
    said = choices[0]
    for choice in choices[1:]:
        said = _("{one} or {other}", one=said, other=choice)
    return said


def no_json(error: Exception, key: str = "") -> FormatError:
    """What keeps JSON from being read: a fault of json.loads, its column and, in JSON of several lines, its
    line counted from 1."""
    if isinstance(error, FormatError):
        return FormatError(error.reason, key=key)
    if isinstance(error, RecursionError):
        return FormatError(_("no JSON that can be read: it is nested too deeply"), key=key)
    if not isinstance(error, json.JSONDecodeError):
        # All that the reader refuses beside what is no JSON.
        return FormatError(_("no JSON that can be read: a number in it is too long"), key=key)
    said = _READER.get(error.msg, error.msg)
    if error.lineno == 1:
        return FormatError(
            _("no JSON from column {column} on: {said}", column=error.colno, said=said), key=key
        )
    where = {"line": error.lineno, "column": error.colno}
    return FormatError(_("no JSON from line {line}, column {column} on: {said}", **where, said=said), key=key)
