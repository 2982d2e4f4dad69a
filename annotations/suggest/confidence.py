"""How sure each rule is: the share of its marks that were right on annotated articles, smoothed.

`SHARES` is written from counts by benchmarks/suggest_calibration.py; a rule that is not in it gets its
layer's share.
"""

SHARES: dict[str, dict[str, float]] = {"quote": {}, "speaker": {}, "cue": {}, "place": {}}
LAYER_SHARES = {"quote": 0.7, "speaker": 0.7, "cue": 0.75, "place": 0.75}


def confidence(layer: str, rule: str) -> float:
    """The confidence, 0 to 1, of a mark that `rule` made in `layer`."""
    return SHARES[layer].get(rule, LAYER_SHARES[layer])
