from dataclasses import replace

import pytest

from annotations.formats import jsonl
from annotations.formats.errors import FormatError
from annotations.scheme import (
    Cue,
    Document,
    Entity,
    EntityKind,
    Place,
    Quote,
    QuoteKind,
    QuoteSpeaker,
    SpeakerMention,
)

GOOD = Document(
    "a1",
    "قال خالد نعم",
    [Quote("q1", 9, 12, QuoteKind.INDIRECT, [QuoteSpeaker("e1", "s1")], ["c1"])],
    [SpeakerMention("s1", 4, 8, "e1")],
    [Cue("c1", 0, 3)],
    [],
    [Entity("e1", "خالد", EntityKind.PERSON)],
)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"id": ""}, "id"),
        ({"text": "قال خالد \ud800نعم"}, ""),
        ({"places": [Place("p1", 0, 3, "ا"), Place("p1", 4, 8, "ب")]}, "places"),
        ({"places": [Place("", 0, 3, "ا")]}, "places"),
        ({"places": [Place("p1", 9, 13, "ا")]}, "places"),
        ({"places": [Place("p1", 3, 3, "ا")]}, "places"),
        ({"speakers": [SpeakerMention("s1", 4, 8, "e1"), SpeakerMention("s2", 4, 8, "e1")]}, "speakers"),
        ({"speakers": [SpeakerMention("s1", 4, 8, "e9")]}, "speakers"),
        ({"entities": [*GOOD.entities, GOOD.entities[0]]}, "entities"),
        ({"quotes": [replace(GOOD.quotes[0], speakers=[QuoteSpeaker("e9")])]}, "quotes"),
        ({"quotes": [replace(GOOD.quotes[0], speakers=[QuoteSpeaker("e1", "s9")])]}, "quotes"),
        ({"quotes": [replace(GOOD.quotes[0], cues=["c9"])]}, "quotes"),
        ({"quotes": [replace(GOOD.quotes[0], cues=["c1", "c1"])]}, "quotes"),
        ({"meta": {"text": "another"}}, "meta['text']"),
        ({"meta": {"size": float("nan")}}, "size"),
        ({"meta": {"when": object()}}, "when"),
    ],
)
def test_a_document_that_would_be_lost_is_refused(changes, key):
    assert jsonl.read_document(jsonl.write_document(GOOD)) == GOOD
    with pytest.raises(FormatError) as caught:
        jsonl.write_document(replace(GOOD, **changes))
    assert caught.value.key == key
