import io
import zipfile

import cassis
import pytest

from annotations.formats import xmi
from annotations.formats.archive import files_bytes
from annotations.formats.errors import FormatError
from annotations.samples import gold
from annotations.scheme import Document, Layer, marks_of
from tests.golden import golden_documents


def files_of(document: Document) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(xmi.write_document(document))) as archive:
        return {name[name.rindex(".") :]: archive.read(name) for name in archive.namelist()}


def loaded(document: Document) -> cassis.Cas:
    files = files_of(document)
    types = cassis.load_typesystem(io.BytesIO(files[".xml"]))
    return cassis.load_cas_from_xmi(io.BytesIO(files[".xmi"]), typesystem=types)


def test_cassis_loads_every_mark_where_it_stands():
    for document in (*golden_documents(), *gold()):
        cas = loaded(document)
        assert cas.sofa_string == document.text
        found = {
            (layer, span.begin, span.end, span.get_covered_text())
            for layer in Layer
            for span in cas.select(f"newsreader.{layer.capitalize()}")
        }
        assert found == {
            (layer, mark.start, mark.end, document.text[mark.start : mark.end])
            for layer, mark in marks_of(document)
        }


def test_cassis_follows_the_links_of_a_quote():
    first = loaded(golden_documents()[0]).select("newsreader.Quote")[0]
    assert [said.entity.name for said in first.speakers.elements] == ["سلمى القرنفلي", "نادر السوسني"]
    assert [said.mention.get_covered_text() for said in first.speakers.elements] == [
        "المهندسة سلمى القرنفلي",
        "العامل نادر السوسني",
    ]
    assert [cue.lemma for cue in first.cues.elements] == ["قال"]


def test_what_cassis_writes_reads_back_the_same():
    for document in (*golden_documents(), *gold()):
        again = files_bytes([("a.xmi", loaded(document).to_xmi().encode())])
        back = xmi.read_document(again)
        back.id, back.meta = document.id, xmi.kept(document).meta
        assert back == xmi.kept(document)


SOUND = files_of(golden_documents()[1])[".xmi"].decode()


def faults(written: str) -> list[str]:
    return [str(f) for f in xmi.check(io.BytesIO(files_bytes([("a.xmi", written.encode())])))]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('kind="indirect"', 'kind="spoken"', "kind must be one of direct, indirect, mixed, not 'spoken'"),
        ('begin="43"', 'begin="x"', "begin and end must be whole numbers"),
        ('begin="43"', 'begin="99"', "99 is outside the text of 60 UTF-16 units"),
        ('begin="43"', 'begin="47"', "[47, 47) is empty"),
        ('cues="5"', 'cues="6"', "cues '6' is no Cue of this CAS"),
        ('mention="4"', 'mention="9"', "mention '9' is no Speaker of this CAS"),
        ('xmi:id="6"', 'xmi:id="5"', "must have an xmi:id that nothing else has"),
        ('metonymy="false"', 'metonymy="no"', "metonymy must be true or false"),
        ('lemma="', 'stem="', "stem is no feature of Cue"),
        ("newsreader:Place", "newsreader:River", "River is no type of TypeSystem.xml"),
        ("0.83", "83", "confidence is from 0 to 1"),
    ],
)
def test_a_wrong_element_is_named_by_its_line(old, new, reason):
    assert faults(SOUND) == []
    line = SOUND[: SOUND.index(old)].count("\n") + 1
    found = [fault for fault in faults(SOUND.replace(old, new, 1)) if reason in fault]
    assert found
    assert found[0].startswith(f"line {line}: a.xmi: ")


def test_what_is_no_cas_is_one_fault():
    assert "no XML" in faults("<a>")[0]
    assert "must be xmi:XMI" in faults("<a/>")[0]
    assert "one sofa" in faults(SOUND.replace("sofaString", "sofaURI"))[0]
    with pytest.raises(FormatError, match="XML cannot hold it"):
        xmi.write_document(Document("a", "\x01"))
