"""What the tests of the import share."""

import datetime

from newsreader.articles.importing import Incoming, Refusal, Summary, store


def incoming(text: str = "قال الناطق إن الطريق مفتوحة.", **values) -> Incoming:
    return Incoming(
        **{"path": "a.jsonl", "line": 1, "title": "عنوان", "titled": True, "text": text, **values}
    )


def run(*items: Incoming | Refusal) -> tuple[Summary, list[Refusal]]:
    """The summary of an import and what it refused."""
    refused: list[Refusal] = []
    return store(items, on_refused=refused.append), refused


DATE = datetime.datetime(2026, 1, 14, tzinfo=datetime.UTC)
