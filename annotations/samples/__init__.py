"""Twelve short news articles written for this project, with every construction of the annotation scheme.

Each is visibly marked نص تجريبي; the people are invented. What is kept by hand stands in articles/*.xml,
where the marks are written around their words (markup.py reads it); articles.jsonl (for the importer) and
gold.jsonl (the marks, in the JSON Lines format) are made from it by ``python -m annotations.samples``.
"""

from collections.abc import Iterator
from pathlib import Path

from annotations.formats import jsonl
from annotations.scheme import Document

ARTICLES = Path(__file__).parent / "articles.jsonl"
GOLD = Path(__file__).parent / "gold.jsonl"


def gold() -> Iterator[Document]:
    """The samples with their marks. Raises FormatError where the file is broken."""
    with GOLD.open("rb") as file:
        yield from jsonl.read(file)
