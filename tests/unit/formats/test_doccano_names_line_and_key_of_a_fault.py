import json
from typing import Any

import pytest

from annotations.formats import doccano
from annotations.formats.errors import FormatError
from annotations.scheme import Cue, Document, EntityKind, QuoteKind
from tests.golden import golden_documents

GOLDEN = [doccano.write_document(document) for document in golden_documents()]
# As doccano writes it: numbers of its own, its remarks, nothing of ours.
DRAWN: dict[str, Any] = {
    "id": 7,
    "text": "وقال خالد 🚢 إن إربد جميلة",
    "entities": [
        {"id": 91, "label": "indirect", "start_offset": 13, "end_offset": 26},
        {"id": 88, "label": "speaker", "start_offset": 5, "end_offset": 9},
        {"id": 89, "label": "metonymy", "start_offset": 16, "end_offset": 20},
    ],
    "relations": [{"id": 5, "from_id": 88, "to_id": 91, "type": "said by"}],
    "Comments": [],
}


def faults(row: dict[str, Any]) -> list[str]:
    return [str(fault) for fault in doccano.check([GOLDEN[0], json.dumps(row)])]


def test_what_was_drawn_in_doccano_is_read_by_its_labels_and_words():
    assert faults(DRAWN) == []
    document = doccano.read_document(json.dumps(DRAWN))
    assert document.id == "7"
    [quote], [mention], [place] = document.quotes, document.speakers, document.places
    assert (quote.kind, quote.speakers[0].mention) == (QuoteKind.INDIRECT, mention.id)
    assert (document.entities[0].name, document.entities[0].kind) == ("خالد", EntityKind.UNNAMED)
    assert (place.name, place.metonymy) == ("إربد", True)


def test_what_was_moved_in_doccano_loses_what_stood_beside_it_and_no_other_does():
    row = json.loads(GOLDEN[0])
    moved = next(one for one in row["entities"] if one["label"] == "cue")
    moved["start_offset"] += 1
    before, after = doccano.read_document(GOLDEN[0]), doccano.read_document(json.dumps(row))
    assert [cue.lemma for cue in after.cues] == ["", *(cue.lemma for cue in before.cues[1:])]
    assert after.entities == before.entities


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": ""}, "id: is empty"),
        ({"text": 3}, "text: must be text"),
        ({"entities": {}}, "entities: must be a list"),
        ({"entities": [{"id": 1, "label": "verb"}]}, "entities[0].label: must be one of direct"),
        ({"entities": [{"id": "1", "label": "cue"}]}, "entities[0].id: must be a whole number"),
        (
            {"entities": [{"id": 1, "label": "cue", "start_offset": 3, "end_offset": 99}]},
            "entities[0]: 99 is outside the text of 26 UTF-16 units",
        ),
        (
            {"entities": [{"id": 1, "label": "cue", "start_offset": 11, "end_offset": 13}]},
            "entities[0]: 11 parts the two UTF-16 units of one sign",
        ),
        ({"relations": [{"from_id": 91, "to_id": 5, "type": "said by"}]}, "5 is no entity of this row"),
        ({"relations": [{"from_id": 91, "to_id": 88, "type": "knows"}]}, "must be one of said by, lent by"),
        ({"relations": [{"from_id": 91, "to_id": 88, "type": "lent by"}]}, "cannot be 'lent by'"),
        ({"newsreader": "{"}, "newsreader: no JSON"),
        ({"newsreader": '{"version": 2}'}, "newsreader.version: must be 1"),
        ({"newsreader": '{"version": 1, "entities": [["a"]]}'}, "newsreader.entities[0]: must be a name"),
        (
            {"newsreader": '{"version": 1, "marks": {"speaker 5 9": {"entity": 4}}}'},
            "newsreader.marks['speaker 5 9'].entity: must be numbers of entities",
        ),
    ],
)
def test_a_wrong_value_is_named_by_its_line_and_key(change, reason):
    [fault] = faults({**DRAWN, **change})
    assert fault.startswith("line 2: ")
    assert reason in fault


def test_an_id_used_twice_is_a_fault():
    assert [str(f) for f in doccano.check([GOLDEN[0], GOLDEN[0]])] == [
        "line 2: id: the id stands on line 1 too"
    ]


def test_what_doccano_could_not_give_back_is_refused():
    with pytest.raises(FormatError, match="is empty"):
        doccano.write_document(Document("a", ""))
    with pytest.raises(FormatError, match="stands where another"):
        doccano.write_document(Document("a", "قال", cues=[Cue("1", 0, 3), Cue("2", 0, 3)]))
