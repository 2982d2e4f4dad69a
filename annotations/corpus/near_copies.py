"""Which texts are near-copies: a wire story as several outlets carry it, cut or changed little.

A text is a set of shingles, each some folded words in a row; it is kept as the SKETCH smallest of their
hashes (bottom-k sketch: Broder, "On the resemblance and containment of documents", 1997). Of two sketches the
share of common shingles is estimated without the texts. Folding, so that spelling, tashkeel and digits do not
tell copies apart.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from newsreader.arabic.search_terms import folded_words

# Words in a shingle: shorter ones are found in any two texts of one matter.
SHINGLE = 5
SKETCH = 64
# The share of the shorter text's shingles from which on two texts are near-copies.
NEAR = 0.5
# What stands in so many texts is a formula of an outlet (its foot line) and tells of no copying.
_FORMULA = 200


@dataclass(frozen=True, slots=True)
class Sketch:
    """The smallest hashes of a text's shingles, ascending, 64 bits each, and how many shingles there are."""

    hashes: tuple[int, ...]
    shingles: int

    def to_bytes(self) -> bytes:
        """Eight bytes a hash, the least byte first."""
        return b"".join(value.to_bytes(8, "little") for value in self.hashes)

    @classmethod
    def from_bytes(cls, data: bytes, shingles: int) -> "Sketch":
        """The opposite of `to_bytes`."""
        cut = [data[at : at + 8] for at in range(0, len(data), 8)]
        return cls(tuple(int.from_bytes(piece, "little") for piece in cut), shingles)


def sketch_of(text: str) -> Sketch:
    """The sketch of a text. Fewer words than a shingle has are one shingle, no words are none."""
    words = folded_words(text)
    if not words:
        return Sketch((), 0)
    rows = (words[at : at + SHINGLE] for at in range(max(1, len(words) - SHINGLE + 1)))
    hashes = {
        int.from_bytes(blake2b(" ".join(row).encode(), digest_size=8).digest(), "little") for row in rows
    }
    return Sketch(tuple(sorted(hashes)[:SKETCH]), len(hashes))


def containment(one: Sketch, other: Sketch) -> float:
    """How much of the shorter text stands in the other: 0 to 1, an estimate from the sketches.

    The smallest hashes of both together are a sample of their union; how many of these both have is the
    resemblance, and with the sizes the containment. Exact where both have at most SKETCH shingles.
    """
    if not one.shingles or not other.shingles:
        return 0.0
    union = sorted({*one.hashes, *other.hashes})
    sample = set(union[:SKETCH]) if len(union) > SKETCH else set(union)
    resemblance = len(sample & set(one.hashes) & set(other.hashes)) / len(sample)
    common = resemblance * (one.shingles + other.shingles) / (1 + resemblance)
    return min(1.0, common / min(one.shingles, other.shingles))


class NearCopies:
    """The sketches known so far, by a number of the caller's; finds the near-copies of a new one."""

    def __init__(self, known: Iterable[tuple[int, Sketch]] = ()) -> None:
        self._sketches: dict[int, Sketch] = {}
        self._with: dict[int, array[int]] = defaultdict(lambda: array("q"))
        for number, sketch in known:
            self.add(number, sketch)

    def add(self, number: int, sketch: Sketch) -> None:
        """Know one more text."""
        self._sketches[number] = sketch
        for value in sketch.hashes:
            self._with[value].append(number)

    def of(self, sketch: Sketch) -> list[int]:
        """The numbers of the near-copies among the known, the nearest first, of equals the lowest."""
        shared: Counter[int] = Counter()
        for value in sketch.hashes:
            having = self._with.get(value, ())
            if len(having) <= _FORMULA:
                shared.update(having)
        near = [(containment(sketch, self._sketches[number]), number) for number in shared]
        return [number for share, number in sorted(near, key=lambda n: (-n[0], n[1])) if share >= NEAR]
