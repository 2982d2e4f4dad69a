"""What is known of one report while it is read: its cue, its content, where its speaker may stand."""

from dataclasses import dataclass, field
from functools import cache
from typing import cast

from annotations.suggest.keys import word_key
from annotations.suggest.marks import Pair
from annotations.suggest.morphology import Analysis, Frame
from annotations.suggest.nounphrase import Phrase

VERB, PARTICIPLE, MASDAR, PHRASE = "verb", "participle", "masdar", "phrase"
# Speech that no word reports.
LOOSE = "loose"
CLAUSE, MARKS, SPEECH, OBJECT = "clause", "marks", "speech", "object"


@dataclass(slots=True)
class Report:
    """A cue at token `at` and its content from token `content` on; `how` says what opens the content.

    `zone` is the range of tokens where the speaker may stand; `before` is a quoted piece just before the cue.
    """

    at: int
    kind: str
    reading: Analysis | None
    lemma: str
    content: int = -1
    how: str = ""
    preposition: int = -1
    zone: tuple[int, int] = (0, 0)
    before: Pair | None = None
    cue_spans: list[tuple[int, int]] = field(default_factory=list)
    starts_new: bool = True
    first: int = 0
    # Of a source phrase: the speaker's noun phrase, and where the content before it ends.
    noun: Phrase | None = None
    until: int = -1
    # The preposition before the noun of one whose words are handed on.
    source: int = -1
    # Whether the words keep back who said it: تم التأكيد على كذا.
    agentless: bool = False


def frame(reading: Analysis) -> Frame:
    """The frame of a reading that is known to report."""
    return cast(Frame, reading.frame)


@cache
def governed(frame: Frame) -> tuple[frozenset[str], frozenset[str]]:
    """The prepositions, folded, that may stand before a clause and before a noun phrase that is the
    content.
    """
    return frozenset(map(word_key, frame.clauses)), frozenset(map(word_key, frame.phrases))
