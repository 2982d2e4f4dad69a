"""What each verb and noun of report takes after it, and how sure a cue it is."""

from dataclasses import dataclass
from functools import cache

from annotations.suggest.keys import composed, without_marks
from annotations.suggest.lexicon import tables


@dataclass(frozen=True, slots=True)
class Frame:
    """How a word of report lends content to a speaker.

    clauses: what may stand between it and أن/إن, "" for nothing: ("إلى",) in أشار إلى أن.
    phrases: what may stand between it and a noun phrase that is the content; "" where a plain object is.
    "ب" stands in both for the clitic. Empty tuples: it takes no such content.
    addressee: its direct object is who is spoken to or of (طالب, اتهم, أبلغ).
    direct: speech in quotation marks may follow without أن.
    homograph: as often another word, or another sense; needs the evidence of what follows.
    kind: report, or by the scheme no report by itself: attitude (رحب), act (استعرض), thought (يعتقد).
    """

    lemma: str
    clauses: tuple[str, ...]
    phrases: tuple[str, ...]
    addressee: bool = False
    direct: bool = False
    homograph: bool = False
    kind: str = "report"


@cache
def by_lexeme() -> dict[tuple[str, str], Frame]:
    """All frames by part of speech and lemma: verbs with their vowel marks, nouns as they are printed."""
    frames = {}
    for verb in tables.verbs():
        kind = next((k for k in ("attitude", "act", "thought") if k in verb.flags), "report")
        frames["verb", verb.lex] = Frame(
            without_marks(verb.lemma),
            verb.clauses,
            verb.phrases,
            "addressee" in verb.flags,
            "direct" in verb.flags,
            "homograph" in verb.flags,
            kind,
        )
    for noun in tables.nouns():
        if noun.clauses or noun.phrases:
            frames["noun", noun.word] = Frame(noun.word, noun.clauses, noun.phrases)
    return frames


def _comparable(lemma: str) -> str:
    """A lemma in NFC without its last vowel, which camel-tools' own databases leave out."""
    return composed(lemma).rstrip("\u064e\u064f\u0650")


@cache
def _by_lemma() -> tuple[dict[str, Frame], dict[str, Frame]]:
    marked: dict[str, Frame] = {}
    plain: dict[str, Frame] = {}
    for (_, lemma), frame in by_lexeme().items():
        marked.setdefault(_comparable(lemma), frame)
        plain.setdefault(without_marks(lemma), frame)
    return marked, plain


def frame_of(lemma: str) -> Frame | None:
    """The frame of a lemma, with or without vowel marks; of two written alike the first in the file."""
    marked, plain = _by_lemma()
    return marked.get(_comparable(lemma)) or plain.get(without_marks(lemma))
