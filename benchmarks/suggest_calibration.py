"""How often each rule of the suggester is right on annotated articles, and how well its confidence says so.

    python benchmarks/suggest_calibration.py GOLD.jsonl [--write]

Prints marks and right marks by band of confidence, and by rule. The bands are honest for outlets unseen: the
confidence of an outlet's marks comes from the counts of the other outlets. With --write all counts go to
annotations/suggest/data/confidence.tsv. A quote, a mention, a cue or a place is right where it shares half of
its span with one of the gold.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from annotations.formats import jsonl
from annotations.scheme import Document, marks_of
from annotations.scoring.calibration import calibrate, judged
from annotations.suggest import suggest
from annotations.suggest.confidence import FILE, from_counts

HEADER = "# Layer, rule, how many of its marks on annotated articles were right, how many there were.\n"


Pair = tuple[Document, Document]
Counts = Counter[tuple[str, str, bool]]


def counted(documents: Iterable[Pair]) -> Counts:
    """How many marks of each layer and rule were right and how many were not."""
    return Counter((str(layer), rule, hit) for layer, rule, _, hit in judged(documents))


def said_by_others(documents: list[Pair]) -> list[Pair]:
    """The documents, with the confidence that the articles of all other outlets give to each mark's rule."""
    by_outlet: dict[str, list[Pair]] = defaultdict(list)
    for gold, suggested in documents:
        by_outlet[str(gold.meta.get("outlet") or "")].append((gold, suggested))
    for outlet, own in by_outlet.items():
        others = counted(pair for o, pairs in by_outlet.items() if o != outlet for pair in pairs)
        for _, suggested in own:
            for layer, mark in marks_of(suggested):
                assert mark.why is not None
                rule = mark.why.rule
                right, wrong = others[layer, rule, True], others[layer, rule, False]
                mark.why = replace(mark.why, confidence=from_counts(layer, right, right + wrong))
    return documents


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true", help="keep the counts as the suggester's own")
    args = parser.parse_args()
    with args.gold.open("rb") as file:
        documents = [(document, suggest(document.text)) for document in jsonl.read(file)]
    counts = counted(documents)
    for band in calibrate(said_by_others(documents)):
        share = band.right / band.marks
        print(f"{band.layer:8} {band.low:.1f} to {band.low + 0.1:.1f}  {share:.2f} right of {band.marks}")
    lines = []
    for layer, rule in sorted({key[:2] for key in counts}):
        right, wrong = counts[layer, rule, True], counts[layer, rule, False]
        lines.append(f"{layer}\t{rule}\t{right}\t{right + wrong}\n")
    print("".join(lines), end="")
    if args.write:
        FILE.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
