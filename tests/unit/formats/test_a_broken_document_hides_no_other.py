"""Reading a file piece by piece: what is broken is named, what is not is still read."""

import io
import zipfile
from pathlib import Path

import pyarrow as arrow
import pytest
from pyarrow import parquet as tables
from spacy.tokens import DocBin

from annotations.formats import (
    conll,
    docbin,
    docbin_reading,
    doccano,
    jsonl,
    labelstudio,
    parquet,
    tei,
)
from annotations.formats.piecewise import Piece, pieces
from annotations.scheme import Document, Place

DOCUMENTS = [
    Document(name, "في عمّان.", places=[Place("p1", 3, 8, "عمّان")]) for name in ("a", "a.b", "1", "10")
]


def told(found: list[Piece]) -> tuple[list[str], list[str]]:
    """The ids of what was read, and the faults."""
    return (
        [piece.document.id for piece in found if piece.document is not None],
        [str(piece.fault) for piece in found if piece.fault is not None],
    )


def changed(module, path: Path, name: str, old: bytes, new: bytes) -> Path:
    whole = io.BytesIO()
    module.write(DOCUMENTS, whole)
    with zipfile.ZipFile(whole) as read, zipfile.ZipFile(path, "w") as out:
        for entry in read.namelist():
            data = read.read(entry)
            assert entry != name or old in data
            out.writestr(entry, data.replace(old, new) if entry == name else data)
    return path


@pytest.mark.parametrize(
    ("name", "left"), [("a", ["a.b", "1", "10"]), ("a.b", ["a", "1", "10"]), ("10", ["a", "a.b", "1"])]
)
def test_in_an_archive(tmp_path, name, left):
    path = changed(conll, tmp_path / "in.zip", f"{name}.place.conll", b"B-", b"X-")
    read, faults = told(list(pieces(conll, path)))
    assert read == left
    assert faults
    assert all(f"{name}.place.conll" in fault for fault in faults)


def test_in_a_folder_of_an_archive_s_files(tmp_path):
    with zipfile.ZipFile(changed(tei, tmp_path / "in.zip", "1.xml", b"</TEI>", b"")) as archive:
        archive.extractall(tmp_path / "in")
    read, faults = told(list(pieces(tei, tmp_path / "in")))
    assert read == ["10", "a.b", "a"]
    assert "1.xml" in faults[0]


def test_in_lines_and_folders_of_them(tmp_path):
    lines = [jsonl.write_document(document) for document in DOCUMENTS]
    (tmp_path / "one.jsonl").write_bytes(lines[0] + b"{\n" + lines[1])
    (tmp_path / "two.jsonl").write_bytes(b"\n" + lines[2].replace(b'"start"', b'"begin"'))
    (tmp_path / "other.txt").write_bytes(b"no lines of this format")
    found = list(pieces(jsonl, tmp_path))
    read, faults = told(found)
    assert read == ["a", "a.b"]
    assert [(piece.name, piece.line) for piece in found] == [
        ("one.jsonl", 1),
        ("one.jsonl", 2),
        ("one.jsonl", 3),
        ("two.jsonl", 2),
    ]
    assert faults[1] == "line 2: places[0].start: must be a whole number"


def test_of_tasks_in_one_file_and_where_the_file_is_that_alone(tmp_path):
    whole = io.BytesIO()
    labelstudio.write(DOCUMENTS, whole)
    data = zipfile.ZipFile(whole).read("tasks-00001.json").replace(b'"place"', b'"town"', 1)
    for name in ("in.json", "in.zip"):
        path = tmp_path / name
        path.write_bytes(data)
        if name == "in.zip":
            with zipfile.ZipFile(path, "w") as out:
                out.writestr("tasks-00001.json", data)
        read, faults = told(list(pieces(labelstudio, path)))
        assert read == ["a.b", "1", "10"]
        assert len(faults) == 1
        assert "[0].annotations[0].result[0].value.labels: must be one of" in faults[0]


def test_of_several_files_of_tasks_the_one_that_is_no_json_is_left(tmp_path, monkeypatch):
    monkeypatch.setattr(labelstudio, "MOST_TASKS", 1)
    path = changed(labelstudio, tmp_path / "in.zip", "tasks-00003.json", b"[", b"")
    read, faults = told(list(pieces(labelstudio, path)))
    assert read == ["a", "a.b", "10"]
    assert [fault.partition(":")[0] for fault in faults] == ["tasks-00003.json"]


def test_of_the_rows_of_a_table(tmp_path):
    path = tmp_path / "in.parquet"
    with path.open("wb") as out:
        parquet.write(DOCUMENTS, out)
    table = tables.read_table(path)
    rows = table.to_pylist()
    rows[1]["marks"][0]["layer"] = "town"
    tables.write_table(arrow.Table.from_pylist(rows, table.schema), path)
    read, faults = told(list(pieces(parquet, path)))
    assert read == ["a", "1", "10"]
    assert faults == ["row 2: marks[0].layer: must be one of quote, speaker, cue, place, not 'town'"]


@pytest.mark.parametrize("what", ["extension", "bytes"])
def test_of_the_docs_of_a_bin(tmp_path, what):
    whole = io.BytesIO()
    docbin.write(DOCUMENTS, whole)
    bin_ = DocBin().from_bytes(zipfile.ZipFile(whole).read("00001.spacy"))
    docs = list(bin_.get_docs(docbin_reading.spacy_of_arabic()[0]))
    docs[2]._.newsreader = 3
    changed_bin = DocBin(attrs=["ORTH"], docs=docs, store_user_data=True)
    if what == "bytes":
        changed_bin.user_data[2] = b"\xc1"
    path = tmp_path / "in.spacy"
    path.write_bytes(changed_bin.to_bytes())
    read, faults = told(list(pieces(docbin, path)))
    assert read == ["a", "a.b", "10"]
    assert len(faults) == 1
    assert faults[0].startswith("in.spacy: doc 3: ")


def test_of_the_lines_of_doccano(tmp_path):
    path = tmp_path / "in.doccano.jsonl"
    lines = [doccano.write_document(document) for document in DOCUMENTS]
    path.write_bytes(b"".join([lines[0], lines[1].replace(b'"place"', b'"town"'), *lines[2:]]))
    found = list(pieces(doccano, path))
    read, faults = told(found)
    assert read == ["a", "1", "10"]
    assert [piece.line for piece in found] == [1, 2, 3, 4]
    assert faults[0].startswith("line 2: entities[0].label: must be one of")


def test_a_strange_file_in_an_archive_is_named_and_the_others_are_read(tmp_path):
    path = changed(conll, tmp_path / "in.zip", "", b"", b"")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("notes.docx", b"")
    read, faults = told(list(pieces(conll, path)))
    assert read == ["a", "a.b", "1", "10"]
    assert faults == ["notes.docx: is no file of this format"]


def test_of_two_documents_with_one_id_the_second(tmp_path):
    path = changed(conll, tmp_path / "in.zip", "1.json", b'"1"', b'"a"')
    read, faults = told(list(pieces(conll, path)))
    assert read == ["a", "a.b", "10"]
    assert faults == ["1: the id is that of a too"]


def test_what_breaks_the_scheme_alone_is_read(tmp_path):
    document = Document("a", "في عمّان.", places=[Place("p1", 2, 8, "عمّان")])
    path = tmp_path / "in.zip"
    with path.open("wb") as out:
        tei.write([document], out)
    assert told(list(pieces(tei, path))) == (["a"], [])
