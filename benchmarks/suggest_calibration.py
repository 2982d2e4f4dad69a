"""How often each rule of the suggester is right on annotated articles, and how well its confidence says so.

    python benchmarks/suggest_calibration.py GOLD.jsonl [--write]

Prints marks and right marks by band of confidence and by rule. With --write the counts go to
annotations/suggest/data/confidence.tsv. A quote, a mention, a cue or a place is right where it shares half of
its span with one of the gold.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from annotations.scheme import marks_of
from annotations.suggest import suggest
from annotations.suggest.confidence import FILE

KEYS = {"quote": "quotes", "speaker": "speakers", "cue": "cues", "place": "places"}
HEADER = "# Layer, rule, how many of its marks on annotated articles were right, how many there were.\n"


def shares_half(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether the spans' common part is half of what they cover together, or more."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common > 0 and 2 * common >= max(one[1], other[1]) - min(one[0], other[0])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true", help="keep the counts as the suggester's own")
    args = parser.parse_args()
    marks: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    bands: dict[tuple[str, int], list[bool]] = {}
    for line in args.gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for layer, mark in marks_of(suggest(row["text"])):
            gold = [(m["start"], m["end"]) for m in row[KEYS[layer]]]
            hit = any(shares_half((mark.start, mark.end), span) for span in gold)
            assert mark.why is not None  # noqa: S101
            marks[layer, mark.why.rule] += 1
            right[layer, mark.why.rule] += hit
            bands.setdefault((layer, int(mark.why.confidence * 10)), []).append(hit)
    for (layer, band), hits in sorted(bands.items()):
        share = sum(hits) / len(hits)
        print(f"{layer:8} {band / 10:.1f} to {band / 10 + 0.1:.1f}  {share:.2f} right of {len(hits)}")
    lines = [f"{layer}\t{rule}\t{right[layer, rule]}\t{n}\n" for (layer, rule), n in sorted(marks.items())]
    print("".join(lines), end="")
    if args.write:
        FILE.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
