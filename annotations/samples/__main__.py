"""Make articles.jsonl and gold.jsonl from articles/*.xml: ``python -m annotations.samples``."""

import sys

from annotations.samples import ARTICLES, GOLD
from annotations.samples.markup import MarkupError, files, read_sample, written


def main() -> None:
    try:
        articles, gold = written([read_sample(path) for path in files()])
    except MarkupError as error:
        sys.exit(str(error))
    ARTICLES.write_bytes(articles)
    GOLD.write_bytes(gold)


if __name__ == "__main__":
    main()
