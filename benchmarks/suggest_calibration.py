"""How often each rule of the suggester is right on annotated articles, and how well its confidence says so.

    python benchmarks/suggest_calibration.py GOLD.jsonl [--write]

Prints marks and right marks by band of confidence and by rule. With --write the counts go to
annotations/suggest/data/confidence.tsv. A quote, a mention, a cue or a place is right where it shares half of
its span with one of the gold.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from annotations.formats import jsonl
from annotations.scoring.calibration import calibrate, judged
from annotations.suggest import suggest
from annotations.suggest.confidence import FILE

HEADER = "# Layer, rule, how many of its marks on annotated articles were right, how many there were.\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true", help="keep the counts as the suggester's own")
    args = parser.parse_args()
    with args.gold.open("rb") as file:
        documents = [(document, suggest(document.text)) for document in jsonl.read(file)]
    marks: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for layer, rule, _, hit in judged(documents):
        marks[layer, rule] += 1
        right[layer, rule] += hit
    for band in calibrate(documents):
        share = band.right / band.marks
        print(f"{band.layer:8} {band.low:.1f} to {band.low + 0.1:.1f}  {share:.2f} right of {band.marks}")
    lines = [f"{layer}\t{rule}\t{right[layer, rule]}\t{n}\n" for (layer, rule), n in sorted(marks.items())]
    print("".join(lines), end="")
    if args.write:
        FILE.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
