import json

import pytest

from annotations.formats import jsonl
from annotations.formats.errors import FormatError

GOOD = {
    "id": "a1",
    "text": "وقال خالد إن إربد جميلة",
    "entities": [{"id": "e1", "name": "خالد", "kind": "person", "speaker": None}],
    "quotes": [{"id": "q1", "start": 10, "end": 23, "kind": "indirect", "speakers": [{"entity": "e1"}]}],
    "speakers": [{"id": "s1", "start": 5, "end": 9, "entity": "e1"}],
    "cues": [{"id": "c1", "start": 1, "end": 4, "quotes": ["q1"]}],
    "places": [{"id": "p1", "start": 13, "end": 17}],
}
WHY = {"rule": "r", "confidence": 0.5}


def changed(path: str, value: object) -> dict:
    row = json.loads(json.dumps(GOOD))
    *way, last = path.split("/")
    at = row
    for step in way:
        at = at[int(step) if step.isdigit() else step]
    at[last] = value
    return row


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ("id", 7, "id"),
        ("id", "", "id"),
        ("text", None, "text"),
        ("text", "\ud800", "text"),
        ("quotes", {}, "quotes"),
        ("quotes", ["q1"], "quotes[0]"),
        ("quotes/0/start", True, "quotes[0].start"),
        ("quotes/0/start", 1.5, "quotes[0].start"),
        ("quotes/0/end", None, "quotes[0].end"),
        ("quotes/0/end", 24, "quotes[0]"),
        ("quotes/0/start", 23, "quotes[0]"),
        ("quotes/0/start", -1, "quotes[0]"),
        ("quotes/0/kind", "spoken", "quotes[0].kind"),
        ("quotes/0/speaker", "سلمى", "quotes[0].speaker"),
        ("quotes/0/mention", [5, 9], "quotes[0].mention"),
        ("quotes/0/speakers/0/entity", "e9", "quotes[0].speakers[0].entity"),
        ("quotes/0/speakers/0/mention", [0, 1], "quotes[0].speakers[0].mention"),
        ("quotes/0/speakers/0/mention", "s1", "quotes[0].speakers[0].mention"),
        ("quotes/0/why", "so", "quotes[0].why"),
        ("quotes/0/why", {**WHY, "confidence": 2}, "quotes[0].why.confidence"),
        ("quotes/0/why", {**WHY, "rule": None}, "quotes[0].why.rule"),
        ("quotes/0/why", {**WHY, "evidence": 1}, "quotes[0].why.evidence"),
        ("entities/0/kind", "nobody", "entities[0].kind"),
        ("entities/0/speaker", 3, "entities[0].speaker"),
        ("entities/0/name", None, "entities[0].name"),
        ("speakers/0/entity", "e9", "speakers[0].entity"),
        ("speakers/0/name", "سلمى", "speakers[0].name"),
        ("cues/0/quotes", ["q9"], "cues[0].quotes"),
        ("cues/0/quotes", ["q1", "q1"], "cues[0].quotes"),
        ("cues/0/quotes", "q1", "cues[0].quotes"),
        ("cues/0/quote", "q2", "cues[0].quote"),
        ("cues/0/lemma", 1, "cues[0].lemma"),
        ("places/0/metonymy", "yes", "places[0].metonymy"),
        ("places/0/gazetteer", 1, "places[0].gazetteer"),
        ("places/0/name", 1, "places[0].name"),
    ],
)
def test_a_wrong_value_is_named_by_its_line_and_key(path, value, key):
    lines = [json.dumps(GOOD), "", json.dumps(changed(path, value))]
    with pytest.raises(FormatError) as caught:
        list(jsonl.read(lines))
    assert (caught.value.line, caught.value.key) == (3, key)
    assert str(caught.value).startswith(f"line 3: {key}: ")


@pytest.mark.parametrize("name", ["entities", "quotes", "speakers", "cues", "places"])
def test_an_id_used_twice_is_refused(name):
    row = json.loads(json.dumps(GOOD))
    again = {**row[name][0], "start": 0} if name == "speakers" else row[name][0]
    row[name].append(again)
    with pytest.raises(FormatError, match=rf"{name}\[1\]\.id: is used twice"):
        jsonl.read_document(json.dumps(row))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"\xff", "no UTF-8 at byte 0"),
        (b'{"id": x}', "no JSON from column 8 on: Expecting value$"),
        (b"[]", "must be an object"),
        (b'{"id": "a", "text": "b", "x": NaN}', "NaN"),
        (b"[" * 200_000, "no JSON"),
    ],
)
def test_a_line_that_is_no_row_is_refused(line, reason):
    with pytest.raises(FormatError, match=reason) as caught:
        list(jsonl.read([line]))
    assert caught.value.line == 1


def test_a_byte_order_mark_before_the_first_line_is_passed_over():
    assert next(jsonl.read([b"\xef\xbb\xbf" + json.dumps(GOOD).encode()])).id == "a1"


def test_check_tells_every_fault_and_goes_on():
    over_white_space = changed("places/0/start", 12)
    lines = [json.dumps(row) for row in (GOOD, over_white_space, changed("id", 1), GOOD)]
    faults = [(fault.line, fault.key, fault.reason) for fault in jsonl.check(lines)]
    assert faults == [
        (1, "speakers", "s1 [5, 9) breaks useless-mention"),
        (2, "id", "the id stands on line 1 too"),
        (2, "places", "p1 [12, 17) breaks white-space-edge"),
        (2, "speakers", "s1 [5, 9) breaks useless-mention"),
        (3, "id", "must be text"),
        (4, "id", "the id stands on line 1 too"),
        (4, "speakers", "s1 [5, 9) breaks useless-mention"),
    ]
