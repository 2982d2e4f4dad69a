"""From a page's bytes to its text, by the order in which browsers decide."""

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Where a page must have said it.
_HEAD = 4096
_META = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})["']""")
# Names that the web uses for more than they say, and for what Python knows by another name.
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "arabic": "iso-8859-6",
    "x-mac-arabic": "mac_arabic",
    "x-cp1256": "cp1256",
    "unicode": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16-le",
}
_OF_THE_WEB = re.compile(
    r"utf-8|utf-16-[lb]e|cp125\d|cp866|cp874|cp949|iso8859-\d+|koi8-[ru]|mac-\w+"
    r"|gb\w+|big5\w*|euc_\w+|shift_jis\w*|iso2022_jp"
)
# What an Arabic page without a word about it is in, where it is no UTF-8.
_LAST_GUESS = "cp1256"


def decode(body: bytes, named: str = "") -> str:
    """The text of a page. `named`: the charset of its HTTP header, or empty.

    The byte-order mark counts first, then the header, then what the page says of itself; without any of
    them the text is UTF-8 where it can be, else windows-1256. A byte that stands for nothing becomes U+FFFD.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    for name in (named, _said_by(body)):
        if encoding := _known(name):
            return body.decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode(_LAST_GUESS, "replace")


def _said_by(body: bytes) -> str:
    head = body[:_HEAD]
    found = _XML.match(head) or _META.search(head)
    name = found[1].decode("ascii").lower() if found else ""
    # A page whose ASCII letters could be read is in no UTF-16, whatever it says.
    return "utf-8" if name.startswith("utf-16") else name


def _known(name: str) -> str:
    """Python's name of an encoding of text that a page may be in; empty for what is none."""
    name = _MEANT.get(name.strip().lower(), name.strip())
    if not name or "\0" in name:
        return ""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    # What browsers read, and no more: not UTF-7, not Python's own escapes, not base64.
    return found.name if _OF_THE_WEB.fullmatch(found.name) else ""
