"""How sure each rule is: the share of its marks that were right, from counts on annotated articles.

data/confidence.tsv holds the counts; benchmarks/suggest_calibration.py makes it. A rule with few marks is
drawn towards the cautious share below, one without any has just that. Those of speakers are of 40 articles:
24 that the rules were made on count half, and 16 by what was suggested before anyone had read them.
"""

from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "confidence.tsv"
# What to expect of a rule in the layer before anything is counted, and how many marks that is worth.
EXPECTED = {"quote": 0.65, "speaker": 0.65, "cue": 0.7, "place": 0.65}
WEIGHT = 6


@cache
def _counts() -> dict[tuple[str, str], tuple[int, int]]:
    counts = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            layer, rule, right, marks = line.split("\t")
            counts[layer, rule] = int(right), int(marks)
    return counts


@cache
def confidence(layer: str, rule: str) -> float:
    """The confidence, above 0 and below 1, of a mark that `rule` made in `layer` (quote, speaker, cue,
    place).
    """
    return from_counts(layer, *_counts().get((layer, rule), (0, 0)))


def from_counts(layer: str, right: int, marks: int) -> float:
    """The confidence that `right` good ones among a rule's `marks` make, drawn towards the layer's share."""
    return round((right + WEIGHT * EXPECTED[layer]) / (marks + WEIGHT), 3)
