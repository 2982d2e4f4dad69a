"""The import's refusals in the reader's language. The import itself speaks English, as commands do."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newsreader.articles.importing import Refusal

# What the import says, and the sentence for it, in which the pattern's groups stand by their names.
WORDS: tuple[tuple[str, Promise], ...] = (
    (r"there is no text", _("There is no text.")),
    (r"there is no article in the file", _("There is no article in the file.")),
    (r"the text is longer than (?P<most>\d+) characters", _("The text is longer than %(most)s characters.")),
    (r"longer than (?P<most>\d+) characters", _("This is longer than %(most)s characters.")),
    (r"longer than (?P<most>\d+) bytes", _("This is longer than %(most)s bytes.")),
    (r"the line is longer than (?P<most>\d+) bytes", _("The line is longer than %(most)s bytes.")),
    (r"must begin with http:// or https://", _("An address must begin with http:// or https://.")),
    (r"has white space in it", _("An address has no white space in it.")),
    (r"no date: (?P<what>.*)", _("This is no date: %(what)s")),
    (
        r"no year from (?P<least>\d+) to (?P<most>\d+): (?P<what>.*)",
        _("This is no year from %(least)s to %(most)s: %(what)s"),
    ),
    (r"has a NUL character", _("There is a NUL character in it.")),
    (r"has half of a surrogate pair: (?P<what>.*)", _("There is half of a surrogate pair in it: %(what)s")),
    (
        r"there is no text beside the lines of title and outlet",
        _("There is no text beside the lines of title and outlet."),
    ),
    (r"is UTF-16, and must be UTF-8", _("The file is in UTF-16, and must be in UTF-8.")),
    (
        r"no UTF-8 at byte (?P<byte>\d+) of the (file|line) \((?P<what>.*)\)",
        _("The byte %(byte)s is no UTF-8 (%(what)s)."),
    ),
    (
        r"no JSON from column (?P<column>\d+) on",
        _("From here on this is not valid JSON. Each line of the file must hold one whole article."),
    ),
    (
        r"no JSON that can be read: it is nested too deeply",
        _("The line cannot be read: it is nested too deeply."),
    ),
    (
        r"no JSON that can be read: a number in it is too long",
        _("The line cannot be read: a number in it is too long."),
    ),
    (r"must be a JSON object", _("The line must be a JSON object.")),
    (r"must be text", _("The value must be text.")),
    (r"is missing", _("The value is missing.")),
    (
        r"withdrawn on (?P<day>\S+) as article (?P<number>\d+): (?P<what>.*) \(`.*`.*\)",
        _("It was withdrawn on %(day)s as article %(number)s: %(what)s"),
    ),
    (r"the database refused it: (?P<what>.*)", _("The database refused it: %(what)s")),
)


def in_words(reason: str) -> str:
    """A refusal's reason as a sentence; as it is, where the table does not have it."""
    for pattern, words in WORDS:
        found = re.fullmatch(pattern, reason, re.DOTALL)
        if found:
            return str(words) % found.groupdict()
    return reason


def told(refusals: list[Refusal]) -> list[dict[str, object]]:
    """Refusals for a page: the line (None for the whole file), the column where one is known, both from 1,
    the key, the sentence."""
    return [
        {"line": it.line, "column": _column(it.reason), "key": it.key, "sentence": in_words(it.reason)}
        for it in refusals
    ]


def _column(reason: str) -> int | None:
    found = re.fullmatch(r"no JSON from column (\d+) on", reason)
    return int(found[1]) if found else None
