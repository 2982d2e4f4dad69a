"""Which texts are near-copies: a wire story as several outlets carry it, cut or changed little.

A text is a set of shingles, each some folded words in a row; it is kept as the SKETCH smallest of their
hashes (bottom-k sketch: Broder, "On the resemblance and containment of documents", 1997). Of two sketches the
share of common shingles is estimated without the texts. Folding, so that spelling, tashkeel and digits do not
tell copies apart.
"""

from dataclasses import dataclass
from hashlib import blake2b
from struct import unpack

from newsreader.arabic.search_terms import folded_words

# Words in a shingle: shorter ones are found in any two texts of one matter.
SHINGLE = 5
SKETCH = 64
# The share of the shorter text's shingles from which on two texts are near-copies.
NEAR = 0.5
# What stands in more texts than these is a formula of an outlet (its foot line) and tells of no copying.
FORMULA = 200


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
        return cls(unpack(f"<{len(data) // 8}Q", data), shingles)


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
    sample = sorted({*one.hashes, *other.hashes})[:SKETCH]
    both = set(one.hashes).intersection(other.hashes)
    resemblance = len(both.intersection(sample)) / len(sample)
    common = resemblance * (one.shingles + other.shingles) / (1 + resemblance)
    return min(1.0, common / min(one.shingles, other.shingles))
