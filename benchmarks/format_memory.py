"""Write the samples again and again in every format, in a process each, and tell seconds of the processor and
the most memory held: linear time and constant memory show as a second line that is ten times the first in
seconds and like it in megabytes.

    .venv/bin/python -m benchmarks.format_memory
    .venv/bin/python -m benchmarks.format_memory --articles 10000 100000 --formats jsonl parquet
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

from annotations.formats.registry import FORMATS, missing_package
from annotations.samples import gold
from annotations.scheme import Document


def main() -> None:
    """A line a format: for each number of articles seconds and megabytes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=list(FORMATS))
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        print(*_written(options.formats[0], options.articles[0]))
        return
    print("format", *(f"{number} articles: s, MB" for number in options.articles), sep="\t")
    for name in options.formats:
        if missing := missing_package(name):
            print(name, f"needs {missing}", sep="\t")
            continue
        told = []
        for number in options.articles:
            command = [sys.executable, "-m", __spec__.name, "--alone", "--formats", name, "--articles"]
            done = subprocess.run([*command, str(number)], capture_output=True, text=True, check=True)
            seconds, megabytes = done.stdout.split()
            told.append(f"{float(seconds):.1f}, {megabytes}")
        print(name, *told, sep="\t", flush=True)


def _written(name: str, number: int) -> tuple[float, int]:
    """Seconds of the processor and the most megabytes to write so many articles in a format."""
    begun = time.process_time()
    with open(os.devnull, "wb") as out:
        FORMATS[name].write(_articles(number), out)
    return time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _articles(number: int) -> Iterator[Document]:
    samples = list(gold())
    for count in range(number):
        yield replace(samples[count % len(samples)], id=str(count + 1))


if __name__ == "__main__":
    main()
