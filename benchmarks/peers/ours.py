"""This project, served on a database of its own, as the other programs are: documents in, documents out."""

import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from annotations.formats import jsonl
from annotations.scheme import Document
from benchmarks.peers.starting import listening

ROOT = Path(__file__).resolve().parents[2]


class Ours:
    """Our server at an address: by its API, or by the commands beside it."""

    def __init__(self, url: str, environment: dict[str, str]) -> None:
        from newsreader.api.actions.tokens import make_token
        from newsreader.api.models import Token
        from tests.factories import make_user

        self.url, self.environment = url, environment
        self.server = listening(url.removeprefix("http://"))
        self.person = make_user("measure", "administrators")
        self.key = make_token(user=self.person, name="measure", scope=Token.Scope.WRITE)[1]

    def processes(self) -> list[int]:
        """The server, and the database's processes for it; the commands are not among them."""
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
            return [self.server, *(pid for (pid,) in cursor.fetchall())]

    def take(self, lines: bytes) -> bytes:
        """The documents in, reviewed, by the API."""
        return self._ask("/api/v1/documents?reviewed=true", lines)

    def give(self) -> bytes:
        """All reviewed documents, by the API."""
        return self._ask("/api/v1/corpus.jsonl")

    def can_take(self) -> bool:
        """Whether the API takes documents."""
        return b"/documents" in self._ask("/api/v1/openapi.json")

    def command_takes(self, path: Path) -> None:
        """The documents of a file in, reviewed, by the command."""
        self._manage(
            "import_annotations", str(path), "--format", "jsonl", "--user", "measure",
            "--new-articles", "--reviewed",
        )  # fmt: skip

    def command_gives(self, path: Path) -> None:
        """All reviewed documents into a file, by the command."""
        self._manage("export_corpus", "--format", "jsonl", "--output", str(path))

    def empty(self) -> None:
        """Take away every article and all that hangs on it."""
        from django.db import connection, transaction

        tables = [
            connection.ops.quote_name(name)
            for name in connection.introspection.django_table_names(only_existing=True, include_views=False)
        ]
        with transaction.atomic(), connection.cursor() as cursor:
            # The log of decisions lets nobody empty it; the tables' owner may turn that off, others may not.
            cursor.execute(";".join(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables))
            cursor.execute("TRUNCATE articles_article, articles_source, annotations_decision CASCADE")
            cursor.execute(";".join(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables))

    def _manage(self, *words: str) -> None:
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(f"{words[0]}: {done.stderr[-2000:]}")

    def _ask(self, path: str, body: bytes | None = None) -> bytes:
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/x-ndjson"}
        request = urllib.request.Request(self.url + path, data=body, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=600) as answer:
                got: bytes = answer.read()
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{path}: {error.code} {error.read()[:2000]!r}") from error
        return got


def must_have(data: bytes, documents: Iterable[Document]) -> None:
    """Raise where what came out is not what went in: texts, spans, kinds, links."""

    def said(document: Document) -> Any:
        names = {mention.id: (mention.start, mention.end) for mention in document.speakers}
        names |= {cue.id: (cue.start, cue.end) for cue in document.cues}
        return (
            document.text,
            {
                (
                    q.start,
                    q.end,
                    q.kind,
                    *(names[s.mention or ""] for s in q.speakers),
                    *map(names.get, q.cues),
                )
                for q in document.quotes
            },
            {(p.start, p.end) for p in document.places},
        )

    back = sorted((said(document) for document in jsonl.read(data.splitlines())), key=lambda one: one[0])
    wanted = sorted((said(document) for document in documents), key=lambda one: one[0])
    if back != wanted:
        raise RuntimeError("what came out is not what went in")
