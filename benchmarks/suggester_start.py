"""How long the suggester takes to start, part by part: processor seconds in fresh processes, the median.

.venv/bin/python benchmarks/suggester_start.py [RUNS]
"""

import statistics
import subprocess
import sys
from pathlib import Path

PARTS = {
    "the gazetteer": "annotations.suggest.gazetteer import load; load()",
    "the morphology with camel-tools": "annotations.suggest.morphology import analyse; analyse('قال')",
    "the whole suggester, to its first suggestion": "annotations.suggest import suggest; suggest('قال خالد')",
}
TIMED = "import time\nstart = time.process_time()\nfrom {}\nprint(time.process_time() - start)"


def seconds(part: str) -> float:
    """Processor seconds of one part in a process of its own."""
    root = Path(__file__).resolve().parent.parent
    command = [sys.executable, "-c", TIMED.format(part)]
    return float(subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for name, part in PARTS.items():
        print(f"{statistics.median(seconds(part) for _ in range(runs)):6.3f} s  {name}")


if __name__ == "__main__":
    main()
