"""How long `manage.py import_articles` takes, from the start of the process to its end.

    python benchmarks/import_speed.py ARTICLES.jsonl [RUNS]

Needs an empty, migrated database in DATABASE_URL; what it imported is taken away after each run.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EMPTY = """
from newsreader.articles.models import Article, Source
Article.objects.all().delete()
Source.objects.all().delete()
"""


def manage(*arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, check=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("runs", type=int, nargs="?", default=5)
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsreader.settings")
    import django

    django.setup()
    from newsreader.articles.models import Article

    if Article.objects.exists():
        sys.exit("the database is not empty")
    seconds = []
    for _ in range(asked.runs):
        start = time.perf_counter()
        manage("import_articles", str(asked.articles.resolve()))
        seconds.append(time.perf_counter() - start)
        manage("shell", "-v0", "-c", EMPTY)
    print(f"median of {asked.runs}: {statistics.median(seconds):.2f} s, slowest {max(seconds):.2f} s")


if __name__ == "__main__":
    main()
