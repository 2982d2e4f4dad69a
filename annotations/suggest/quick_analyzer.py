"""camel-tools' Analyzer with a short way for plain Arabic words: the same analyses in the same order.

Its own way to an analysis asks two regular expressions over all punctuation of Unicode about every word, and
tries every cut of it. Here a word of Arabic letters alone skips the first, and a cut is tried only where its
prefix is one.
"""

from typing import Any

# The letters of standard Arabic without tatweel: no digit, punctuation or vowel mark is among them.
_LETTERS = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")


def analyzer_over(database: Any) -> Any:
    """An Analyzer of camel-tools over its `database`. `camel.prepare` must have been called before."""
    from camel_tools.morphology.analyzer import DEFAULT_NORMALIZE_MAP, Analyzer

    folded = str.maketrans({letter: DEFAULT_NORMALIZE_MAP.map_string(letter) for letter in _LETTERS})

    class QuickAnalyzer(Analyzer):
        def analyze(self, word: str) -> list[dict[str, Any]]:
            if not word or not _LETTERS.issuperset(word):
                return super().analyze(word)
            plain = word.translate(folded)
            db = self._db
            prefixes, stems, suffixes = db.prefix_hash, db.stem_hash, db.suffix_hash
            found: list[dict[str, Any]] = []
            size = len(plain)
            ends = [at for at in range(max(1, size - db.max_suffix_size), size + 1) if plain[at:] in suffixes]
            for first in range(min(db.max_prefix_size, size - 1) + 1):
                if plain[:first] not in prefixes:
                    continue
                for last in ends:
                    if last > first and (stem := plain[first:last]) in stems:
                        prefix, suffix = prefixes[plain[:first]], suffixes[plain[last:]]
                        found.extend(self._combined_analyses(word, prefix, stems[stem], suffix))
            return found

    return QuickAnalyzer(database)
