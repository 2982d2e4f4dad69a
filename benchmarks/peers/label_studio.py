"""Whether a real Label Studio takes what we write for it, and gives back what we read as the same.

    python benchmarks/peers/label_studio.py [FOLDER]

Label Studio (1.23.2) is the program `label-studio` on the path, or the one that LABEL_STUDIO names, in an
environment of its own. It is started on loopback with a data folder that is thrown away. The golden
documents, the samples and the suggester's marks for them go in through its interface for programs and come
out as its JSON. With FOLDER a browser then opens each golden document, submits what it shows, and keeps a
picture of it there; what was submitted is read and compared too.
"""

import io
import json
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotations.formats import labelstudio
from annotations.formats.labelstudio_names import CONFIG
from annotations.samples import gold
from annotations.scheme import Document
from annotations.suggest import suggest
from benchmarks.peers.starting import asker, free_port, program, started
from tests.golden import golden_documents

EMAIL = "measure@example.org"


class Studio:
    """A Label Studio that runs."""

    def __init__(self, address: str, password: str, ask: Callable[..., Any], processes: list[int]) -> None:
        self.address, self.password, self.ask, self.processes = address, password, ask, processes

    def project(self) -> int:
        """A new project with our configuration; its number."""
        return int(self.ask("POST", "/api/projects", {"title": "articles", "label_config": CONFIG})["id"])

    def take(self, project: int, tasks: bytes) -> dict[str, Any]:
        """Import the JSON of tasks; what Label Studio says of it."""
        path = f"/api/projects/{project}/import?return_task_ids=1"
        answer: dict[str, Any] = self.ask("POST", path, tasks)
        return answer

    def give(self, project: int) -> bytes:
        """Its export of a project's annotations, as JSON: what it offers first."""
        path = f"/api/projects/{project}/export?exportType=JSON"
        exported: bytes = self.ask("GET", path, raw=True)
        return exported

    def snapshot(self, project: int) -> bytes:
        """Its export of all tasks with their predictions, which its first one has by number."""
        path = f"/api/projects/{project}/exports"
        whole = {"title": "all", "serialization_options": {"predictions": {"only_id": False}}}
        made = self.ask("POST", f"{path}/", whole)["id"]
        while (state := self.ask("GET", f"{path}/{made}")["status"]) not in ("completed", "failed"):
            time.sleep(0.2)
        if state == "failed":
            raise RuntimeError("Label Studio's export failed")
        exported: bytes = self.ask("GET", f"{path}/{made}/download?exportType=JSON", raw=True)
        return exported


@contextmanager
def running() -> Iterator[Studio]:
    """Label Studio, until the block ends."""
    token, password = secrets.token_hex(20), secrets.token_urlsafe(16)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as name:
        own = {
            "HOME": name,
            "LABEL_STUDIO_BASE_DATA_DIR": name,
            "LABEL_STUDIO_USERNAME": EMAIL,
            "LABEL_STUDIO_PASSWORD": password,
            "LABEL_STUDIO_USER_TOKEN": token,
            "LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN": "true",
            "COLLECT_ANALYTICS": "false",
            "LATEST_VERSION_CHECK": "false",
            "SENTRY_DSN": "",
            "FRONTEND_SENTRY_DSN": "",
        }
        # Nothing of ours must reach it: it is a Django too.
        environment = {key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ} | own
        start = [program("LABEL_STUDIO", "label-studio"), "start", "--no-browser"]
        start += ["--internal-host", "127.0.0.1", "--port", str(port)]
        with started([start], environment, Path(name), f"{address}/health") as processes:
            yield Studio(address, password, asker(address, lambda: token), processes)


def tasks(documents: list[Document]) -> bytes:
    """The documents as one file of tasks."""
    return b"[" + b",".join(labelstudio.task_line(document) for document in documents) + b"]"


def must_be(data: bytes, documents: list[Document], where: str) -> None:
    """Exit where what is read of `data` is not these documents, in any order."""
    faults = list(labelstudio.check(io.BytesIO(data)))
    if faults:
        sys.exit(f"{where}: {faults[0]}")
    back = sorted(labelstudio.read(io.BytesIO(data)), key=lambda document: document.id)
    wanted = sorted(map(labelstudio.kept, documents), key=lambda document: document.id)
    for got, was in zip(back, wanted, strict=True):
        if got != was:
            sys.exit(f"{where}: {was.id} is not the same:\n{got}\n{was}")
    print(f"{where}: {len(back)} articles come back the same")


def main() -> None:
    """Go in, come out, compare."""
    golden, samples = golden_documents(), list(gold())
    suggested = [suggest(document.text) for document in samples]
    for number, document in enumerate(suggested):
        document.id = f"suggested-{number}"
    with running() as studio:
        print(f"Label Studio {json.loads(studio.ask('GET', '/api/version', raw=True))['release']}")
        for where, documents in (("annotations", golden + samples), ("predictions", suggested)):
            project = studio.project()
            said = studio.take(project, tasks(documents))
            print({key: said[key] for key in ("task_count", "annotation_count", "prediction_count")})
            must_be(studio.snapshot(project), documents, where)
        if sys.argv[1:]:
            project = studio.project()
            numbers = studio.take(project, tasks(golden))["task_ids"]
            submit(studio, project, numbers, Path(sys.argv[1]))
            must_be(studio.give(project), golden, "submitted by its interface")


def submit(studio: Studio, project: int, numbers: list[int], folder: Path) -> None:
    """Open each task in a browser, take a picture, move a little and submit what stands there."""
    from playwright.sync_api import sync_playwright

    from tests.browser.chromium import launch_arguments

    with sync_playwright() as driver:
        browser = driver.chromium.launch(**launch_arguments())
        page = browser.new_context(viewport={"width": 1600, "height": 1000}).new_page()
        page.goto(f"{studio.address}/user/login")
        page.fill("input[name=email]", EMAIL)
        page.fill("input[name=password]", studio.password)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(lambda url: "/user/login" not in url)
        for number in numbers:
            page.goto(f"{studio.address}/projects/{project}/data?task={number}")
            page.wait_for_function(
                f"() => globalThis.Htx?.annotationStore?.selected && Htx.task?.id == {number}"
            )
            page.locator("[class*=htx-highlight]").first.wait_for()
            page.evaluate(
                "() => Htx.annotationStore.selected.selectArea(Htx.annotationStore.selected.regions[0])"
            )
            page.wait_for_timeout(500)
            page.screenshot(path=folder / f"label-studio-{number}.png")
            shown = page.evaluate("() => Htx.annotationStore.selected.serializeAnnotation()")
            # What its buttons do, without waiting for them.
            standing = studio.ask("GET", f"/api/tasks/{number}")["annotations"]
            if standing:
                studio.ask("PATCH", f"/api/annotations/{standing[0]['id']}", {"result": shown})
            else:
                studio.ask("POST", f"/api/tasks/{number}/annotations", {"result": shown})
        browser.close()


if __name__ == "__main__":
    main()
