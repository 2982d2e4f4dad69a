"""Reading a file piece by piece: what is broken is named, what is not is still read."""

import io
import zipfile
from pathlib import Path

import pytest

from annotations.formats import conll, jsonl, labelstudio, tei
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


def test_of_documents_in_one_file_all_are_left_with_the_fault_named(tmp_path):
    path = changed(labelstudio, tmp_path / "in.zip", "tasks-00001.json", b'"place"', b'"town"')
    read, faults = told(list(pieces(labelstudio, path)))
    assert read == []
    assert "tasks-00001.json" in faults[0]


def test_what_breaks_the_scheme_alone_is_read(tmp_path):
    document = Document("a", "في عمّان.", places=[Place("p1", 2, 8, "عمّان")])
    path = tmp_path / "in.zip"
    with path.open("wb") as out:
        tei.write([document], out)
    assert told(list(pieces(tei, path))) == (["a"], [])
