import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

TEXT = "قال وزير الصحة خالد منصور:\r\n «انتهى العمل في عمّان اليوم يا سادة»."


def test_text_and_further_keys_come_back_untouched(tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    row = {"id": "a1", "text": TEXT, "outlet": "صحيفة", "quotes": [{"start": 0, "end": 3}]}
    source.write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    call_command("suggest", input=source, output=target, verbosity=0)
    (line,) = target.read_text(encoding="utf-8").splitlines()
    given = json.loads(line)
    assert (given["id"], given["text"], given["outlet"]) == ("a1", TEXT, "صحيفة")
    assert all(quote["why"]["rule"] for quote in given["quotes"])
    assert {"entities", "speakers", "cues", "places"} <= given.keys()


def test_bad_lines_are_named_and_the_rest_is_done(tmp_path):
    source, target, errors = tmp_path / "in.jsonl", tmp_path / "out.jsonl", io.StringIO()
    good = json.dumps({"id": "a1", "text": TEXT})
    lines = [
        good,
        "{no json",
        json.dumps({"id": "a2"}),
        '{"id": "a3", "text": "\\ud800"}',
        good.replace("a1", "a4"),
    ]
    source.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("suggest", input=source, output=target, stderr=errors, verbosity=0)
    assert [json.loads(line)["id"] for line in target.read_text(encoding="utf-8").splitlines()] == [
        "a1",
        "a4",
    ]
    told = errors.getvalue()
    assert all(f"line {number}" in told for number in (2, 3, 4))
    assert not any(line.startswith(("line 1:", "line 5:")) for line in told.splitlines())


def test_a_missing_input_is_named_and_leaves_no_output(tmp_path):
    with pytest.raises(CommandError, match=r"none\.jsonl"):
        call_command("suggest", input=tmp_path / "none.jsonl", output=tmp_path / "out.jsonl")
    assert list(tmp_path.iterdir()) == []


PROGRAM = """
import sys
from newsreader.command_line import main
main(["manage.py", "suggest", "--input", *sys.argv[1:]])
print([name for name in ("psycopg", "procrastinate", "axes", "annotations.models") if name in sys.modules])
"""


def test_no_app_and_no_database_driver_is_loaded_for_files(tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"id": "a1", "text": TEXT}), encoding="utf-8")
    command = [sys.executable, "-c", PROGRAM, str(source), "--output", str(target)]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "newsreader.settings"}
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"Articles written to {target}: 1.", "[]"]
    assert json.loads(target.read_text(encoding="utf-8"))["places"]
