"""What the rules of the suggester are called: each mark says by which of them it was made.

A quote and its cue are made by what reports (`REPORT_RULES`) and what is taken for the content
(`ContentRule`): ``verb-clause``; ``homograph-`` stands before where the word of report has other meanings.
"""

from typing import Literal

REPORT_RULES = ("verb", "participle", "speech-noun", "source-phrase", "no-cue")

ContentRule = Literal["clause", "marks", "marks-before-cue", "unclosed", "object", "speech"]

SpeakerRule = Literal[
    "subject-after-verb",
    "subject-before-verb",
    "main-subject",
    "source-phrase",
    "source-of-speech",
    # Of a speaker without a mention there.
    "act-before",
    "same-sentence",
    "still-speaking",
    "latest-that-agrees",
    # Of none.
    "no-agent",
    "no-speaker",
]

PlaceRule = Literal[
    "gazetteer",
    "gazetteer-ambiguous",
    "gazetteer-by-context",
    "gazetteer-needs-context",
    "behind-generic-word",
    "named-site",
]
