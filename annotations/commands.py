"""The editor's commands that have a key of their own, and what the interface calls them.

A new one: a line here, what it does in static/js/commands.js, a row in templates/annotations/shortcuts.html,
and a migration, for the database too knows which commands have keys.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Command:
    """A command, the key it has at first, and what it does in a few words."""

    name: str
    key: str
    label: Any


GROUPS: list[tuple[Any, list[Command]]] = [
    (
        _("Decide suggestions"),
        [
            Command("next-suggestion", "N", _("Next suggestion")),
            Command("last-suggestion", "Shift+N", _("Previous suggestion")),
            Command("accept", "A", _("Accept")),
            Command("reject", "R", _("Reject")),
            Command("accept-all", "Shift+A", _("Accept all that are surer than…")),
            Command("reject-all", "Shift+R", _("Reject all suggestions")),
            Command("undo", "U", _("Undo")),
            Command("redo", "Shift+U", _("Redo")),
            Command("review", "V", _("Mark as reviewed")),
            Command("approve", "Shift+V", _("Approve")),
            Command("comment", "T", _("Comments")),
            Command("discuss", "Shift+T", _("It needs discussion…")),
            Command("next-article", "G", _("Next article of the queue")),
        ],
    ),
    (
        _("Mark what is selected, or the word at the caret"),
        [
            Command("quote", "Q", pgettext_lazy("layer", "Quote")),
            Command("direct", "1", _("Direct quote")),
            Command("indirect", "2", _("Indirect quote")),
            Command("mixed", "3", _("Mixed quote")),
            Command("speaker", "S", pgettext_lazy("layer", "Speaker")),
            Command("cue", "C", pgettext_lazy("layer", "Cue")),
            Command("place", "P", pgettext_lazy("layer", "Place")),
            Command("choice", "L", _("Another cut of the name")),
            Command("everywhere", "F", _("The same everywhere")),
        ],
    ),
    (
        _("Move and select"),
        [
            Command("next-mark", "J", _("Next mark")),
            Command("last-mark", "K", _("Previous mark")),
            Command("here", "H", _("The marks at the caret, one after another")),
            Command("sentence", "D", _("The sentence")),
            Command("enclosed", "I", _("Between the marks")),
            Command("other-end", "O", _("The other end of what is selected")),
        ],
    ),
    (
        _("Change the mark in hand"),
        [
            Command("start-out", "]", _("Its beginning a word outwards")),
            Command("start-in", "Shift+]", _("Its beginning a word inwards")),
            Command("end-out", "[", _("Its end a word outwards")),
            Command("end-in", "Shift+[", _("Its end a word inwards")),
            Command("end-at-comma", "Z", _("Its end back to the comma or mark before")),
            Command("end-at-next", "Shift+Z", _("Its end on to the next comma or mark")),
            Command("who", "W", _("Choose who speaks, or which place it is")),
            Command("bare", "X", _("The quote alone, without cues and speakers")),
            Command("edit", "E", _("Go to its fields")),
            Command("history", "Y", _("Its history, else the article's")),
        ],
    ),
    (
        _("Help"),
        [Command("guidelines", "M", _("Annotation guidelines"))],
    ),
]
COMMANDS = {command.name: command for _label, commands in GROUPS for command in commands}
