"""Needs the gold annotations and their scorer beside the checkout (fixture `shared`); skips without them."""

import json
import subprocess
import sys

import pytest
from django.core.management import call_command

MEASURES = ("precision", "recall", "f1", "gold")


@pytest.mark.parametrize("gold", ["dev.jsonl", "padt-dev.jsonl"])
def test_every_figure_is_the_same(shared, tmp_path, gold):
    gold, suggested, ours = shared / "gold" / gold, tmp_path / "suggested.jsonl", tmp_path / "ours.json"
    call_command("suggest", input=gold, output=suggested, verbosity=0)
    with ours.open("w") as out:
        call_command("score_suggestions", gold, suggestions=suggested, json=True, stdout=out)
    command = [sys.executable, str(shared / "gold" / "score.py"), str(gold), str(suggested), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    measured = json.loads(ours.read_text())["measures"]
    assert measured == {name: pytest.approx(figures) for name, figures in theirs.items()}
