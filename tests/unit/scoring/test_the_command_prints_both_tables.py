import io
import json

import pytest
from django.core.management import CommandError, call_command

from annotations import samples
from annotations.formats import jsonl


def test_the_samples_are_scored_by_default():
    out = io.StringIO()
    call_command("score_suggestions", stdout=out)
    told = out.getvalue()
    assert told.startswith("12 articles of ")
    for line in ("who said what", "place, exact span", "confidence", "quote, 0.8 to 0.9"):
        assert any(row.startswith(line) for row in told.splitlines()), line


def test_what_is_annotated_scores_full_marks_against_itself():
    out = io.StringIO()
    call_command("score_suggestions", samples.GOLD, suggestions=samples.GOLD, json=True, stdout=out)
    assert {m["f1"] for m in json.loads(out.getvalue())["measures"].values()} == {1.0}


def test_a_broken_line_and_a_missing_file_are_named(tmp_path):
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": "a", "text": "نص"}\n{"id": 3}\n', encoding="utf-8")
    with pytest.raises(CommandError, match=r"broken\.jsonl: line 2"):
        call_command("score_suggestions", broken)
    with pytest.raises(CommandError, match=r"none\.jsonl"):
        call_command("score_suggestions", tmp_path / "none.jsonl")
    (tmp_path / "empty.jsonl").touch()
    with pytest.raises(CommandError, match="no annotated article"):
        call_command("score_suggestions", tmp_path / "empty.jsonl")


def test_an_article_without_suggestions_is_named(tmp_path):
    first = next(samples.gold())
    with (tmp_path / "one.jsonl").open("wb") as out:
        jsonl.write([first], out)
    with pytest.raises(CommandError, match="11 annotated articles have no suggestions, the first: sample-02"):
        call_command("score_suggestions", suggestions=tmp_path / "one.jsonl")
