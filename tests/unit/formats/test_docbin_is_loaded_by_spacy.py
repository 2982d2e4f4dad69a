import io
import re
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from spacy.cli.debug_data import debug_data
from spacy.cli.init_config import fill_config
from spacy.tokens import Doc, DocBin, Span

from annotations.formats import docbin
from annotations.formats.docbin_tokens import spacy_tokens
from annotations.formats.errors import FormatError, MissingPackageError
from annotations.samples import gold
from annotations.scheme import Document, Layer, marks_of
from tests.golden import golden_documents

PAGE = Path(docbin.__file__).resolve().parents[2] / "docs" / "formats" / "docbin.md"


def docs_of(*documents: Document) -> list[Doc]:
    out = io.BytesIO()
    docbin.write(documents, out)
    with zipfile.ZipFile(out) as archive:
        data = archive.read("00001.spacy")
    return list(DocBin().from_bytes(data).get_docs(spacy.blank("ar").vocab))


def bin_of(*docs: Doc) -> io.BytesIO:
    return io.BytesIO(DocBin(docs=docs, store_user_data=True).to_bytes())


def test_spacy_finds_every_span_where_it_stands_or_it_is_reported():
    documents = [*golden_documents(), *gold()]
    for document, doc in zip(documents, docs_of(*documents), strict=True):
        assert doc.text == document.text
        found = {
            (key, span.id_, span.start_char, span.end_char) for key in doc.spans for span in doc.spans[key]
        }
        reported = {
            (mark["layer"], mark["id"], mark["start"], mark["end"]) for mark in doc._.newsreader["unaligned"]
        }
        assert found | reported == {(str(x), mark.id, mark.start, mark.end) for x, mark in marks_of(document)}
        assert not found & reported
        assert set(doc.spans) == set(map(str, Layer))


def test_a_span_in_the_middle_of_a_word_is_reported():
    [doc] = docs_of(golden_documents()[0])
    [reported] = doc._.newsreader["unaligned"]
    assert (reported["layer"], reported["reason"], reported["words"]) == ("cue", "inside a token", "حسب")


def test_relations_lead_from_quotes_to_entities_mentions_and_cues():
    [doc] = docs_of(golden_documents()[0])
    told = doc._.newsreader
    names = {entity["id"]: entity["name"] for entity in told["entities"]}
    first = doc.spans["quote"][0].id_
    of_first = [relation for relation in told["relations"] if relation["quote"] == first]
    assert [names[r["entity"]] for r in of_first if r["type"] == "said_by"] == [
        "سلمى القرنفلي",
        "نادر السوسني",
    ]
    cues = {span.id_: span.text for span in doc.spans["cue"]}
    assert [cues[r["mark"]] for r in of_first if r["type"] == "lent_by"] == ["قَالَتِ"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("و قال\n\nنعم", ["و", "قال", "\n\n", "نعم"]),
        ("  قال  👍🏽 ", ["  ", "قال", " ", "👍🏽"]),
        ("قَـــالَ\u200cنعم\t", ["قَـــالَ", "\u200c", "نعم", "\t"]),
        (" ", [" "]),
        ("", []),
    ],
)
def test_white_space_of_more_than_one_space_is_a_token(text, words):
    spans, found, spaces = spacy_tokens(text)
    assert found == words
    assert "".join(word + " " * space for word, space in zip(found, spaces, strict=True)) == text
    assert [text[start:end] for start, end in spans] == words


def test_debug_data_with_the_documented_configuration_finds_no_fault(tmp_path):
    samples = list(gold())
    for name, documents in (("train", samples[:9] * 12), ("dev", samples[9:])):
        out = io.BytesIO()
        docbin.write((replace(document, id=f"{n}") for n, document in enumerate(documents)), out)
        zipfile.ZipFile(out).extractall(tmp_path / name)
    base, whole = tmp_path / "base.cfg", tmp_path / "config.cfg"
    base.write_text(re.search(r"```ini\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)[1])
    fill_config(whole, base, silent=True)
    config = spacy.util.load_config(whole)
    # Else spaCy asks for the score of another group, always nothing, and keeps any model as the best.
    weights = {key for key, weight in config["training"]["score_weights"].items() if weight}
    assert weights == {f"spans_{part['spans_key']}_f" for part in config["components"].values()}
    paths = {f"paths.{name}": str(tmp_path / name) for name in ("train", "dev")}
    # It leaves the process where it finds an error.
    debug_data(whole, config_overrides=paths, silent=True)


def test_spans_that_a_program_added_moved_and_took_out_are_read_as_they_stand():
    [before] = golden_documents()[1:]
    [doc] = docs_of(before)
    first = doc.spans["place"][0]
    doc.spans["place"] = [Span(doc, first.start, first.end, label="metonymy", span_id=first.id_)]
    new = Span(doc, len(doc) - 2, len(doc) - 1, label="organisation")
    doc.spans["speaker"] = [*doc.spans["speaker"], new]
    back = docbin.read_document(bin_of(doc).getvalue())
    assert (back.places[0].metonymy, back.places[0].name) == (True, before.places[0].name)
    added = next(mention for mention in back.speakers if mention.start == new.start_char)
    [entity] = [entity for entity in back.entities if entity.id == added.entity]
    assert (entity.name, entity.kind) == (new.text, "organisation")
    assert {mark.id for mark in before.speakers} < {mark.id for mark in back.speakers}


def test_a_doc_that_knows_nothing_of_us_has_its_spans():
    doc = Doc(spacy.blank("ar").vocab, words=["قال", "خالد"], spaces=[True, False])
    doc.spans["cue"] = [Span(doc, 0, 1, label="cue")]
    document = docbin.read_document(bin_of(doc).getvalue())
    assert (document.text, document.cues[0].start, document.cues[0].end) == ("قال خالد", 0, 3)


def test_a_file_of_any_name_is_known_by_its_first_byte(tmp_path):
    doc = Doc(spacy.blank("ar").vocab, words=["قال", "خالد"], spaces=[True, False])
    path = tmp_path / "file"
    path.write_bytes(bin_of(doc).getvalue())
    assert [document.id for document in docbin.read(path)] == ["DocBin: doc 1"]


def test_a_fault_is_named_by_its_doc_and_group():
    [doc] = docs_of(golden_documents()[1])
    doc.spans["quote"] = [Span(doc, 0, 2, label="spoken", span_id="q1")]
    assert "DocBin: doc 1: quote [0, " in str(next(docbin.check(bin_of(doc))))
    del doc.spans["quote"]
    assert [str(fault) for fault in docbin.check(bin_of(doc))] == [
        "DocBin: doc 1: relations[0].quote: 'q1' is no quote of this document"
    ]
    doc._.newsreader = {"id": "a", "unaligned": 1}
    assert "must be a list" in str(next(docbin.check(bin_of(doc))))
    assert "no zip archive" in str(next(docbin.check(io.BytesIO(b"PK"))))
    assert "no DocBin" in str(next(docbin.check(io.BytesIO(b"\x78\x9c..."))))


def test_a_label_that_the_file_does_not_spell_out_is_a_fault():
    made = DocBin(docs=docs_of(golden_documents()[1]), store_user_data=True)
    made.strings.discard("unnamed")
    assert "DocBin: doc 1: speaker: no spans of spaCy" in str(next(docbin.check(io.BytesIO(made.to_bytes()))))


def test_without_spacy_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingPackageError, match=r"DocBin needs spacy: .*requirements-formats\.txt"):
        docbin.write_document(golden_documents()[0])


def test_half_of_a_pair_is_refused():
    with pytest.raises(FormatError, match="half of a surrogate pair"):
        docbin.write_document(Document("a", "\ud83d"))
