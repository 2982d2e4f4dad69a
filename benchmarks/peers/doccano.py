"""Whether a real doccano takes what we write for it, and gives back what we read as the same.

    python benchmarks/peers/doccano.py

doccano (1.8.4) is the program `doccano` on the path, or the one that DOCCANO names, in an environment of its
own (Python 3.10; "marshmallow<4" "numpy<2" "setuptools<81"). It is started on loopback with a folder that is
thrown away: its pages by the gunicorn of its own environment, for its own command listens on every address;
its queue by its own command. The golden documents, the samples and the suggester's marks for them go in
through its interface for programs, as a project of sequence labelling with relations, and come out as JSON
Lines.
"""

import io
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotations.formats import doccano
from annotations.samples import gold
from annotations.scheme import Document
from annotations.suggest import suggest
from benchmarks.peers.starting import asker, free_port, program, started
from tests.golden import golden_documents

USER = "measure"
# How often its queue is asked whether it is done, in seconds.
PAUSE = 0.02


class Doccano:
    """A doccano that runs."""

    def __init__(self, address: str, password: str, processes: list[int]) -> None:
        self.address, self.password, self.token, self.processes = address, password, "", processes
        self.ask: Callable[..., Any] = asker(address, lambda: self.token)

    def project(self) -> int:
        """A new project of sequence labelling with relations; its number."""
        project = {
            "resourcetype": "SequenceLabelingProject",
            "project_type": "SequenceLabeling",
            "name": "articles",
            "description": "articles",
            "guideline": "",
            "tags": [],
            "allow_overlapping": True,
            "use_relation": True,
            "grapheme_mode": False,
            "collaborative_annotation": True,
        }
        return int(self.ask("POST", "/v1/projects", project)["id"])

    def take(self, project: int, lines: bytes) -> None:
        """Upload and import JSON Lines. Raises RuntimeError where doccano names faults."""
        upload = self._upload(lines)
        asked = {"format": "JSONL", "task": "RelationExtraction", "uploadIds": [upload]}
        asked |= {"encoding": "utf_8", "column_data": "text"}
        result = self._done(self.ask("POST", f"/v1/projects/{project}/upload", asked)["task_id"])
        if result.get("error"):
            raise RuntimeError(f"doccano refused: {result['error']}")

    def give(self, project: int) -> bytes:
        """Its export, as JSON Lines."""
        path = f"/v1/projects/{project}/download"
        task = self.ask("POST", path, {"format": "JSONL", "exportApproved": False})["task_id"]
        self._done(task)
        archive = zipfile.ZipFile(io.BytesIO(self.ask("GET", f"{path}?taskId={task}", raw=True)))
        (name,) = archive.namelist()
        return archive.read(name)

    def log_in(self) -> None:
        """Take a token."""
        body = {"username": USER, "password": self.password}
        data = urllib.request.Request(
            f"{self.address}/v1/auth/login/",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(data) as answer:
            self.token = json.load(answer)["key"]

    def _done(self, task: str) -> dict[str, Any]:
        while not (status := self.ask("GET", f"/v1/tasks/status/{task}"))["ready"]:
            time.sleep(PAUSE)
        result = status.get("result")
        return result if isinstance(result, dict) else {}

    def _upload(self, lines: bytes) -> str:
        edge = secrets.token_hex(16)
        head = (
            f'--{edge}\r\nContent-Disposition: form-data; name="filepond"\r\n\r\n{{}}\r\n'
            f'--{edge}\r\nContent-Disposition: form-data; name="filepond"; filename="articles.jsonl"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        )
        request = urllib.request.Request(
            f"{self.address}/v1/fp/process/",
            method="POST",
            data=head.encode() + lines + f"\r\n--{edge}--\r\n".encode(),
            headers={
                "Content-Type": f"multipart/form-data; boundary={edge}",
                "Authorization": f"Token {self.token}",
            },
        )
        with urllib.request.urlopen(request) as answer:
            return str(answer.read().decode())


@contextmanager
def running() -> Iterator[Doccano]:
    """doccano, until the block ends."""
    command = program("DOCCANO", "doccano")
    password, port = secrets.token_urlsafe(16), free_port()
    address = f"http://127.0.0.1:{port}"
    python = Path(command).with_name("python")
    with tempfile.TemporaryDirectory() as name:
        own = {
            "HOME": name,
            "DOCCANO_HOME": name,
            "DATABASE_URL": f"sqlite:///{name}/db.sqlite3",
            "MEDIA_ROOT": f"{name}/media",
            "SECRET_KEY": secrets.token_urlsafe(32),
            "STANDALONE": "True",
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
        }
        environment = {key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ} | own
        for words in (["init"], ["createuser", "--username", USER, "--password", password]):
            subprocess.run([command, *words], env=environment, check=True, capture_output=True)
        where = "import backend, pathlib; print(pathlib.Path(backend.__file__).parent)"
        asked = subprocess.run([python, "-c", where], capture_output=True, text=True, check=True)
        pages = [str(python), "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}"]
        pages += ["--workers", "5", "--chdir", asked.stdout.strip()]
        queue = [command, "task", "--concurrency", "2"]
        with started([pages, queue], environment, Path(name), f"{address}/v1/health/") as processes:
            server = Doccano(address, password, processes)
            server.log_in()
            yield server


def lines(documents: list[Document]) -> bytes:
    """The documents as JSON Lines."""
    return b"".join(map(doccano.write_document, documents))


def main() -> None:
    """Go in, come out, compare."""
    suggested = [suggest(document.text) for document in gold()]
    for number, document in enumerate(suggested):
        document.id = f"suggested-{number}"
    documents = golden_documents() + list(gold()) + suggested
    with running() as server:
        project = server.project()
        server.take(project, lines(documents))
        exported = server.give(project)
    faults = list(doccano.check(io.BytesIO(exported)))
    if faults:
        sys.exit(f"{faults[0]}")
    back = {document.id: document for document in doccano.read(io.BytesIO(exported))}
    for was in map(doccano.kept, documents):
        if back.get(was.id) != was:
            sys.exit(f"{was.id} is not the same:\n{back.get(was.id)}\n{was}")
    print(f"{len(back)} articles come back the same")


if __name__ == "__main__":
    main()
