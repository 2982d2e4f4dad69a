"""docs/api.md's examples, run in their order against a server, as their reader would."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotations.models import Decision
from tests.factories import make_user
from tests.web.api.asking import Program

DOCS = Path(__file__).resolve().parents[3] / "docs" / "api.md"


def examples(language: str) -> list[str]:
    found = re.findall(rf"```{language}\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    return [one for one in found if language == "python" or "curl" in one]


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_they_run(live_server, tmp_path) -> None:
    program = Program(make_user("chief", "reviewers"), scope="write")
    environment = {**os.environ, "BASE": f"{live_server.url}/api/v1", "TOKEN": program.key}

    def run(*command: str) -> str:
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=60)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    listed, streamed, sent = examples("sh")
    answer = json.loads(run("sh", "-c", sent))
    assert answer == {"new": 1, "known": 0, "marks": 2, "errors": []}
    assert json.loads(run("sh", "-c", sent)) == answer
    assert Decision.objects.filter(action="import").count() == 1
    (article,) = json.loads(run("sh", "-c", listed))["items"]
    assert article["title"] == "الطريق"
    run("sh", "-c", streamed)
    (line,) = (tmp_path / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["quotes"][0]["speaker"] == "خالد منصور"
    said = run(sys.executable, "-c", "\n".join(examples("python")))
    assert said.splitlines() == ["1 quotes", "304"]
