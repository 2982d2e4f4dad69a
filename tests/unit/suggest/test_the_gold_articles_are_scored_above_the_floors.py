"""Needs the folder of real articles and gold annotations beside the checkout (fixture `shared`); skips
without it.
"""

import json
import subprocess
import sys

from django.core.management import call_command

# A little below what was measured when the rules were last changed: a fall is a defect.
FLOORS = {
    "quote, half of the span": 0.925,
    "quote, exact span": 0.905,
    "who said what": 0.86,
    "speaker of a found quote": 0.93,
    "speaker mention, half of the span": 0.90,
    "cue, half of the span": 0.965,
    "place, exact span": 0.95,
}


def test_the_gold_articles_are_scored_above_the_floors(shared, tmp_path):
    gold, predicted = shared / "gold" / "dev.jsonl", tmp_path / "predicted.jsonl"
    call_command("suggest", input=gold, output=predicted, verbosity=0)
    command = [sys.executable, str(shared / "gold" / "score.py"), str(gold), str(predicted), "--json"]
    table = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    measured = {name: table[name]["f1"] for name in FLOORS}
    assert {name: f1 for name, f1 in measured.items() if f1 < FLOORS[name]} == {}
