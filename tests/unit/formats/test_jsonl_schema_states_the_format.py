import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from annotations.formats import jsonl
from tests.unit.formats.documents import documents

SCHEMA = json.loads(
    (Path(jsonl.__file__).parent / "schemas" / "jsonl.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_a_schema():
    VALIDATOR.check_schema(SCHEMA)


@given(documents())
def test_every_written_line_is_valid(document):
    VALIDATOR.validate(json.loads(jsonl.write_document(document)))


def test_the_real_gold_is_valid(shared):
    rows = (shared / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 24
    for row in rows:
        VALIDATOR.validate(json.loads(row))


@pytest.mark.parametrize(
    "row",
    [
        {"id": "a"},
        {"id": "", "text": "ب"},
        {"id": "a", "text": "ب", "quotes": [{"start": 0, "end": 1, "kind": "spoken"}]},
        {"id": "a", "text": "ب", "quotes": [{"start": 0, "end": 1, "kind": "direct", "mention": [1]}]},
        {"id": "a", "text": "ب", "places": [{"start": -1, "end": 1}]},
        {"id": "a", "text": "ب", "speakers": [{"start": 0, "end": 1}]},
    ],
)
def test_a_wrong_row_is_not(row):
    assert not VALIDATOR.is_valid(row)
