"""Words a second of the suggester on one core, cold: every run is a process of its own that knows no word
yet. Times are processor seconds, so that what else the machine does counts little.

    python benchmarks/suggest_speed.py ARTICLES.jsonl [--runs N] [--against FOLDER] [--length MEGABYTES]

Prints the median of the runs: start-up, words a second without it, the most memory held; then the functions
that take the most time, from one run under the profiler, which itself costs time. --against measures another
checkout in turn with this one and prints the ratio. --length adds one text of that many megabytes, made of
the articles, beside one of half its length.
"""

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ONE_RUN = """
import cProfile, json, pstats, resource, sys, time
begun = time.process_time()
from annotations.suggest import suggest
suggest("قال")
ready = time.process_time()
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
length = float(sys.argv[2])
if length:
    whole = " ".join(" ".join(texts).split())
    while len(whole.encode()) < length * 1e6:
        whole += " " + whole
    texts = [whole.encode()[: int(length * 1e6)].decode(errors="ignore")]
words = sum(len(text.split()) for text in texts)
profile = cProfile.Profile() if sys.argv[3:] else None
if profile:
    profile.enable()
start = time.process_time()
for text in texts:
    suggest(text)
took = time.process_time() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
if profile:
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(15)
else:
    print(json.dumps([ready - begun, words, took, memory]))
"""


def output_of(folder: Path, articles: Path, length: float = 0, *more: str) -> str:
    """What one run in a process of its own prints, with the suggester of the checkout `folder`."""
    command = [sys.executable, "-c", ONE_RUN, str(articles.resolve()), str(length), *more]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def medians(runs: list[list[float]]) -> list[float]:
    """The median of each figure: start-up, words, seconds, megabytes."""
    return [statistics.median(run[k] for run in runs) for k in range(4)]


def tell(runs: list[list[float]]) -> float:
    """Print the figures of the runs; returns the words a second."""
    start, words, took, memory = medians(runs)
    print(f"start-up {start:.2f} s, {words:.0f} words in {took:.2f} s: ", end="")
    print(f"{words / took:.0f} words a second, {memory:.0f} MB")
    return words / took


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--against", type=Path, help="another checkout, measured in turn with this one")
    parser.add_argument("--length", type=float, help="megabytes of one long text")
    args = parser.parse_args()
    ours, theirs = [], []
    for _ in range(args.runs):
        ours.append(json.loads(output_of(ROOT, args.articles)))
        if args.against:
            theirs.append(json.loads(output_of(args.against, args.articles)))
    speed = tell(ours)
    if args.against:
        print(f"{args.against}: ", end="")
        print(f"{speed / tell(theirs):.2f} times as fast as that")
    for length in (args.length / 2, args.length) if args.length else ():
        print(f"one text of {length:g} MB: ", end="")
        tell([json.loads(output_of(ROOT, args.articles, length)) for _ in range(args.runs)])
    print("\nWhere the time goes, by the profiler (which slows small functions down the most):")
    for line in output_of(ROOT, args.articles, 0, "profile").splitlines():
        if "{" in line or ".py" in line:
            calls, own, _, cumulative, _, *where = line.split()
            place = " ".join(where).rpartition("/")[2]
            print(f"{own:>8} s own {cumulative:>8} s in all {calls:>16} calls  {place}")


if __name__ == "__main__":
    main()
