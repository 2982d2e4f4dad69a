import json
import re
from pathlib import Path

from annotations.formats import jsonl
from annotations.scheme import check_document

DOCS = Path(jsonl.__file__).resolve().parents[2] / "docs" / "formats"


def test_the_example_of_the_jsonl_page_is_a_sound_row_that_covers_what_it_says():
    page = (DOCS / "jsonl.md").read_text(encoding="utf-8")
    row = json.loads(re.search(r"```json\n(.*?)```", page, re.S)[1])
    document = jsonl.read_document(json.dumps(row))
    assert check_document(document) == []
    assert json.loads(jsonl.write_document(document)) == row
    assert document.text[document.places[0].start : document.places[0].end] == "إربد"
