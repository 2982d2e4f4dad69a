"""What a corpus holds, in numbers: articles, words, marks by layer, quotes by kind, articles by outlet."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from annotations.scheme import Document
from newsreader.arabic.segments import words


@dataclass(slots=True)
class Counts:
    """Counts of the documents added; `marks` by the layers' lists (quotes, speakers, cues, places)."""

    articles: int = 0
    words: int = 0
    with_text: int = 0
    without_suggestions: int = 0
    suggestions_unknown: int = 0
    marks: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    licences: Counter[str] = field(default_factory=Counter)

    def add(self, document: Document, *, with_text: bool) -> None:
        """Count one more document."""
        self.articles += 1
        self.words += len(words(document.text))
        self.with_text += with_text
        self.without_suggestions += document.meta.get("with_suggestions") is False
        self.suggestions_unknown += "with_suggestions" not in document.meta
        for layer in ("quotes", "speakers", "cues", "places", "entities"):
            self.marks[layer] += len(getattr(document, layer))
        self.kinds.update(str(quote.kind) for quote in document.quotes)
        if with_text:
            self.licences[str(document.meta.get("licence") or "")] += 1
        self.outlets[str(document.meta.get("outlet") or "")] += 1

    def plain(self) -> dict[str, Any]:
        """As plain values with sorted keys, for the manifest."""
        return {
            "articles": self.articles,
            "words": self.words,
            "with_text": self.with_text,
            "without_suggestions": self.without_suggestions,
            "suggestions_unknown": self.suggestions_unknown,
            "marks": dict(sorted(self.marks.items())),
            "quote_kinds": dict(sorted(self.kinds.items())),
            "outlets": dict(sorted(self.outlets.items())),
            "licences_of_texts": dict(sorted(self.licences.items())),
        }
