import json

from annotations.formats import jsonl
from annotations.scheme import EntityKind, QuoteSpeaker

ROW = {
    "id": "a1",
    "outlet": "صحيفة الميناء",
    "text": "وقال خالد منصور إن الطريق إلى إربد ستفتح غدا.",
    "quotes": [
        {"id": "q1", "start": 16, "end": 44, "kind": "indirect", "speaker": "خالد منصور", "mention": [5, 15]}
    ],
    "speakers": [{"start": 5, "end": 15, "name": "خالد منصور"}],
    "cues": [{"start": 1, "end": 4, "quote": "q1"}],
    "places": [{"start": 30, "end": 34}],
}


def read(**changes):
    return jsonl.read_document(json.dumps({**ROW, **changes}))


def test_names_become_entities_of_the_kind_unnamed():
    document = read()
    assert [(e.id, e.name, e.kind) for e in document.entities] == [("e1", "خالد منصور", EntityKind.UNNAMED)]
    assert document.speakers[0].entity == "e1"
    assert document.quotes[0].speakers == [QuoteSpeaker("e1", document.speakers[0].id)]


def test_cues_reach_their_quote_and_places_take_the_words_they_cover():
    document = read()
    assert document.quotes[0].cues == [document.cues[0].id]
    assert document.places[0].name == "إربد"


def test_a_mention_that_stands_in_the_quote_alone_is_made():
    document = read(speakers=[])
    assert [(m.start, m.end) for m in document.speakers] == [(5, 15)]


def test_a_quote_without_speaker_has_none():
    document = read(quotes=[{"id": "q1", "start": 16, "end": 44, "kind": "indirect", "speaker": None}])
    assert document.quotes[0].speakers == []


def test_free_ids_leave_out_those_that_stand_later_in_the_row():
    places = [{"start": 0, "end": 4}, {"id": "p1", "start": 30, "end": 34}]
    assert [place.id for place in read(places=places).places] == ["p2", "p1"]


def test_other_keys_of_the_row_are_kept_beside_the_text():
    document = read(provenance={"reviewed_at": "2026-01-14"})
    assert document.meta == {"outlet": "صحيفة الميناء", "provenance": {"reviewed_at": "2026-01-14"}}
    assert jsonl.read_document(jsonl.write_document(document)).meta == document.meta
