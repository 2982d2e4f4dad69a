"""Phrases that lend content to a speaker, turn to a new one or show the reporter's own voice."""

from dataclasses import dataclass
from functools import cache

from annotations.suggest.keys import word_key
from annotations.suggest.lexicon import tables


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase. `words`: its folded words; a first word may carry و or ف in the text.

    kind: source (its noun is the speaker), as_said (a clause of saying follows), report (a cue where no
    verb of report is there), turn (a new speaker comes), editorial (the reporter's own voice: no quote).
    preposition: the clitic that the next word carries ("ل" in وفقا لـ), or "".
    """

    words: tuple[str, ...]
    kind: str
    preposition: str


@cache
def phrases() -> tuple[Phrase, ...]:
    """All phrases of the lexicon, those of most words first."""
    found = [
        Phrase(tuple(word_key(words).split()), kind, preposition)
        for words, kind, preposition in tables.rows("phrases.tsv", 3)
    ]
    return tuple(sorted(found, key=lambda p: (-len(p.words), p.words)))
