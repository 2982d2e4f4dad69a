"""Words a second of the suggester on one core, cold: every run is a process of its own that knows no word
yet.

    python benchmarks/suggest_speed.py ARTICLES.jsonl [--runs N] [--profile]

Prints the median of the runs: start-up, words a second without it, the most memory held.
"""

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ONE_RUN = """
import json, resource, sys, time
begun = time.perf_counter()
from annotations.suggest import suggest
suggest("قال")
ready = time.perf_counter()
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
words = sum(len(text.split()) for text in texts)
start = time.perf_counter()
for text in texts:
    suggest(text)
took = time.perf_counter() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([ready - begun, words, took, memory]))
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--profile", action="store_true", help="show where the time of one run goes")
    args = parser.parse_args()
    command = [sys.executable, *(["-m", "cProfile", "-s", "tottime"] if args.profile else [])]
    if args.profile:
        script = ROOT / ".data" / "suggest_speed_run.py"
        script.parent.mkdir(exist_ok=True)
        script.write_text(ONE_RUN, encoding="utf-8")
        done = subprocess.run(  # noqa: S603
            [*command, str(script), str(args.articles)],
            env={"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        print("\n".join(done.stdout.splitlines()[:40]))
        return
    runs = []
    for _ in range(args.runs):
        done = subprocess.run(  # noqa: S603
            [*command, "-c", ONE_RUN, str(args.articles)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        runs.append(json.loads(done.stdout))
    start, words, took, memory = (statistics.median(run[k] for run in runs) for k in range(4))
    print(f"start-up {start:.2f} s, {words:.0f} words in {took:.2f} s")
    print(f"{words / took:.0f} words a second, {memory:.0f} MB")


if __name__ == "__main__":
    main()
