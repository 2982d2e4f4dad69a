"""The texts that somebody has, to be put together with standoff marks: which of them is a row's."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from annotations.corpus import standoff
from newsreader.arabic.segments import paragraphs

# A text that shares fewer of a row's paragraphs is not thought to be another wording of its article.
_LEAST_SHARED = 1 / 4


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text as its owner has it: where it stands, such as a file's name, and its words as `as_annotated`
    leaves them."""

    where: str
    text: str


@dataclass(slots=True)
class OwnTexts:
    """All of them, by their hashes, by address and id, and by their paragraphs."""

    _by_hash: dict[str, str] = field(default_factory=dict)
    _by_name: dict[str, OwnText] = field(default_factory=dict)
    _by_paragraph: defaultdict[str, list[OwnText]] = field(default_factory=lambda: defaultdict(list))

    def add(self, where: str, names: Iterable[str], raw: str) -> None:
        """One more text, with the addresses and ids that it is known by."""
        text = standoff.as_annotated(raw)
        self._by_hash[standoff.text_hash(text)] = text
        # A file ends in a line end, and a text that came from a page or a form does not.
        bare = text.strip()
        for other in (text.rstrip(), bare, bare + "\n"):
            self._by_hash.setdefault(standoff.text_hash(other), other)
        own = OwnText(where, text)
        self._by_name.update(dict.fromkeys(names, own))
        for digits in {standoff.short_hash(text[start:end]) for start, end in paragraphs(text)}:
            self._by_paragraph[digits].append(own)

    def of(self, row: dict[str, Any]) -> str | None:
        """The very text of a row of standoff marks, but for white space around it; None where it is not
        there."""
        return self._by_hash.get(row["sha256"])

    def like(self, row: dict[str, Any]) -> OwnText | None:
        """Another wording of it: what is known by its address or id, else what shares most of its
        paragraphs; None where nothing does."""
        for name in (row.get("url"), row["id"]):
            if name in self._by_name:
                return self._by_name[name]
        shared = Counter(own for *_span, digits in row["paragraphs"] for own in self._by_paragraph[digits])
        if not shared:
            return None
        [(nearest, count)] = shared.most_common(1)
        return nearest if count >= _LEAST_SHARED * len(row["paragraphs"]) else None
