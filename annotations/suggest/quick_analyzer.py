"""camel-tools' Analyzer with a short way for plain Arabic words: the same analyses in the same order.

Its own way to an analysis asks two regular expressions over all punctuation of Unicode about every word, and
tries every cut of it. Here a word of Arabic letters alone skips the first, and a cut is tried only where its
prefix is one. Where a database describes words by plain features alone, as the project's does, prefix, stem
and suffix are merged without asking for all the others that camel-tools knows.
"""

import re
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from sys import intern
from typing import Any

from newsreader.arabic.folding import TATWEEL

# The letters of standard Arabic without tatweel: no digit, punctuation or vowel mark is among them.
_LETTERS = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")


# What is written otherwise once the pieces are joined.
_REWRITTEN = re.compile("[#+ٱ]|\u0651\u0651|\u0627\u064e|[\u0627\u0649]\u064b")
_JOINED = ("", "-")
# The features that camel-tools' merge treats as it does all others.
_PLAIN_FEATURES = frozenset(
    {"diac", "lex", "pos", "prc3", "prc2", "prc1", "prc0", "enc0", "enc1", "enc2"}
    | {"per", "asp", "vox", "mod", "gen", "num", "stt", "cas", "rat", "der", "role"}
)


def _beginnings(pieces: Iterable[str]) -> frozenset[str]:
    return frozenset(piece[:length] for piece in pieces for length in range(len(piece) + 1))


def _endings(pieces: Iterable[str]) -> frozenset[str]:
    return frozenset(piece[at:] for piece in pieces for at in range(len(piece) + 1))


class _Pairs(dict[str, tuple[str, str]]):
    """A feature as a database writes it (asp:p) to its name and value, each cut up once."""

    def __missing__(self, written: str) -> tuple[str, str]:
        name, colon, value = written.partition(":")
        if not colon:
            raise ValueError(written)
        pair = self[written] = intern(name), intern(value)
        return pair


def database_of(file: Path) -> Any:
    """camel-tools' MorphologyDB of a file, for analysis. The many lines share what they have in common.

    `camel.prepare` must have been called before. Raises camel-tools' errors for a file that is none.
    """
    from camel_tools.morphology.database import MorphologyDB

    pairs = _Pairs()

    class SharingDatabase(MorphologyDB):
        def _parse_analysis_line_toks(self, written: list[str]) -> dict[str, str]:
            try:
                return dict(map(pairs.__getitem__, filter(None, written)))
            except ValueError:
                return super()._parse_analysis_line_toks(written)

    return SharingDatabase(str(file), "a")


def analyzer_over(database: Any) -> Any:
    """An Analyzer of camel-tools over its `database`. `camel.prepare` must have been called before."""
    from camel_tools.morphology.analyzer import DEFAULT_NORMALIZE_MAP, Analyzer
    from camel_tools.morphology.utils import normalize_tanwyn, rewrite_diac
    from camel_tools.utils.dediac import dediac_ar

    folded = str.maketrans({letter: DEFAULT_NORMALIZE_MAP.map_string(letter) for letter in _LETTERS})
    beginnings, endings = _beginnings(database.prefix_hash), _endings(database.suffix_hash)
    plain_features = "diac" in database.defines and _PLAIN_FEATURES.issuperset(database.defines)

    class QuickAnalyzer(Analyzer):
        def analyze(self, word: str) -> list[dict[str, Any]]:
            if not word or not _LETTERS.issuperset(word):
                return super().analyze(word)
            plain = word.translate(folded)
            db = self._db
            prefixes, stems, suffixes = db.prefix_hash, db.stem_hash, db.suffix_hash
            found: list[dict[str, Any]] = []
            size = len(plain)
            ends: list[int] = []
            for at in range(size, max(1, size - db.max_suffix_size) - 1, -1):
                if (tail := plain[at:]) not in endings:
                    break
                if tail in suffixes:
                    ends.append(at)
            ends.reverse()
            for first in range(min(db.max_prefix_size, size - 1) + 1):
                if (head := plain[:first]) not in beginnings:
                    break
                if head not in prefixes:
                    continue
                for last in ends:
                    if last > first and (stem := plain[first:last]) in stems:
                        prefix, suffix = prefixes[head], suffixes[plain[last:]]
                        found.extend(self._combined_analyses(word, prefix, stems[stem], suffix))
            return found

        def _combined_analyses(self, word: str, prefixes: Any, stems: Any, suffixes: Any) -> deque[Any]:
            if not plain_features:
                return super()._combined_analyses(word, prefixes, stems, suffixes)
            db = self._db
            word = word.replace(TATWEEL, "")
            found: deque[Any] = deque()
            for before, prefix in prefixes:
                takes = db.prefix_stem_compat[before]
                goes_with = db.prefix_suffix_compat.get(before, ())
                for kind, stem in stems:
                    if kind not in takes:
                        continue
                    taken = db.stem_suffix_compat.get(kind, ())
                    for after, suffix in suffixes:
                        if after in taken and after in goes_with:
                            merged = _merged(prefix, stem, suffix)
                            merged["stemcat"] = kind
                            if word != dediac_ar(merged["diac"]):
                                merged["source"] = "spvar"
                            found.append(merged)
            return found

    def _merged(prefix: dict[str, str], stem: dict[str, str], suffix: dict[str, str]) -> dict[str, Any]:
        merged = stem.copy()
        for more in (suffix, prefix):
            for name, value in more.items():
                if value not in _JOINED and name in stem:
                    merged[name] = value
        pieces = (prefix.get("diac", ""), stem["diac"], suffix.get("diac", ""))
        marked = "+".join([piece for piece in pieces if piece])
        if _REWRITTEN.search(marked):
            marked = normalize_tanwyn(rewrite_diac(marked))
        merged["diac"] = marked
        merged["stem"] = stem["diac"]
        merged["stemgloss"] = stem.get("gloss", "")
        return merged

    return QuickAnalyzer(database)
