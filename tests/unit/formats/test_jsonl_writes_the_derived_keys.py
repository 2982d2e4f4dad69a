import json

from annotations.formats import jsonl
from annotations.scheme import (
    Cue,
    Document,
    Entity,
    EntityKind,
    Quote,
    QuoteKind,
    QuoteSpeaker,
    SpeakerMention,
)

DOCUMENT = Document(
    "a1",
    "قالت سلمى وندى إنهما هنا وإنهما باقيتان، ثم قالتا نعم",
    quotes=[
        Quote("q2", 50, 53, QuoteKind.INDIRECT, [], ["c1"]),
        Quote("q1", 15, 39, QuoteKind.INDIRECT, [QuoteSpeaker("e2", "s2"), QuoteSpeaker("e1")], ["c1"]),
    ],
    speakers=[SpeakerMention("s2", 11, 14, "e2")],
    cues=[Cue("c1", 0, 4, "قال")],
    entities=[Entity("e2", "ندى", EntityKind.PERSON), Entity("e1", "سلمى", EntityKind.PERSON)],
)


def written():
    return json.loads(jsonl.write_document(DOCUMENT))


def test_the_first_speaker_of_a_quote_is_its_speaker_and_its_mention():
    quote = written()["quotes"][0]
    assert (quote["id"], quote["speaker"], quote["mention"]) == ("q1", "ندى", [11, 14])
    assert quote["speakers"] == [{"entity": "e2", "mention": [11, 14]}, {"entity": "e1", "mention": None}]


def test_a_quote_of_nobody_has_nulls():
    quote = written()["quotes"][1]
    assert (quote["speaker"], quote["mention"], quote["speakers"]) == (None, None, [])


def test_a_mention_has_the_name_of_its_entity():
    assert written()["speakers"] == [{"id": "s2", "start": 11, "end": 14, "name": "ندى", "entity": "e2"}]


def test_a_cue_names_the_first_quote_it_serves_and_all():
    cue = written()["cues"][0]
    assert (cue["quote"], cue["quotes"], cue["lemma"]) == ("q1", ["q1", "q2"], "قال")


def test_the_marks_stand_in_the_order_of_the_text_and_the_entities_in_that_of_their_ids():
    row = written()
    assert [quote["id"] for quote in row["quotes"]] == ["q1", "q2"]
    assert [entity["id"] for entity in row["entities"]] == ["e1", "e2"]
    assert list(row) == ["id", "text", "entities", "quotes", "speakers", "cues", "places"]
