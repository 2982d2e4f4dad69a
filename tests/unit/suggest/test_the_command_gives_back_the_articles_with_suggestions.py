import io
import json

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
