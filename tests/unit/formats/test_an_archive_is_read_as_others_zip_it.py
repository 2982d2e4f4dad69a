import io
import warnings
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.formats import archive, brat, conll, webannotsv
from annotations.formats.errors import FormatError
from annotations.scheme import Document
from tests.golden import golden_documents

FILES = {"a.txt": "نص", "a.ann": ""}


def zipped(files: dict[str, str], **options) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", **options) as made:
        for name, words in files.items():
            made.writestr(name, words)
    out.seek(0)
    return out


def test_compressed_and_within_a_folder_with_what_a_desktop_adds():
    files = {f"corpus/{name}": words for name, words in FILES.items()}
    files |= {"__MACOSX/corpus/._a.txt": "x", "corpus/.DS_Store": "x", "corpus/annotation.conf": "x"}
    [document] = brat.read(zipped(files, compression=zipfile.ZIP_DEFLATED))
    assert (document.id, document.text) == ("a", "نص")


@pytest.mark.parametrize("module", [brat, conll, webannotsv])
def test_tables_that_an_editor_of_windows_saved_are_read_the_same(module):
    out = io.BytesIO()
    documents = golden_documents()
    module.write(documents, out)
    with zipfile.ZipFile(out) as written:
        files = {name: written.read(name).decode() for name in written.namelist()}
    for name, words in files.items():
        if name.endswith((".ann", ".conll", ".tsv")):
            files[name] = "\ufeff" + words.replace("\n", "\r\n")
    assert list(module.read(zipped(files))) == [module.kept(document) for document in documents]


def test_two_documents_of_one_id_are_a_fault():
    files = {f"{folder}/{name}": words for folder in ("one", "two") for name, words in FILES.items()}
    assert [str(fault) for fault in brat.check(zipped(files))] == ["two/a: the id is that of one/a too"]


def test_a_file_that_stands_twice_is_a_fault():
    out = zipped(FILES)
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as made:
        warnings.simplefilter("ignore")
        made.writestr("a.txt", "آخر")
    assert [fault.reason for fault in brat.check(out)] == ["a file stands twice in the archive"]


def test_a_file_that_swells_is_not_read(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_FILE", 1 << 20)
    out = zipped({**FILES, "a.txt": "ن" * (1 << 20)}, compression=zipfile.ZIP_DEFLATED)
    [fault] = brat.check(out)
    assert (fault.key, fault.reason) == ("a.txt", "is larger than 1 MB")


def test_a_broken_byte_is_a_fault_of_its_file():
    data = bytearray(zipped(FILES).getvalue())
    data[data.index("نص".encode())] ^= 1
    [fault] = brat.check(io.BytesIO(bytes(data)))
    assert fault.key == "a.txt"
    assert "cannot be read from the archive" in fault.reason


def test_writing_one_id_twice_is_refused():
    with pytest.raises(FormatError, match="an id stands twice"):
        brat.write([Document("a", "نص"), Document("a", "نص آخر")], io.BytesIO())


def test_one_document_is_asked_for_and_there_are_two_or_none():
    out = io.BytesIO()
    brat.write([Document("a", "نص"), Document("b", "نص")], out)
    with pytest.raises(FormatError, match="not several"):
        brat.read_document(out.getvalue())
    with pytest.raises(FormatError, match="has none"):
        brat.read_document(zipped({}).getvalue())


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text(min_size=1, max_size=300))
def test_every_id_is_a_short_name_of_a_file_of_its_own(one, other):
    try:
        stems = [archive.stem_of(name) for name in (one, other)]
    except FormatError:
        return
    for stem in stems:
        assert stem.isascii()
        assert len(stem) <= archive.LONGEST_STEM
        assert not set(stem) & set('/\\:*?"<>| ')
        assert not stem.startswith(".")
    assert (stems[0] == stems[1]) == (one == other)


def test_the_same_bytes_are_written_whenever_they_are_written():
    first, second = (brat.write_document(Document("a", "نص")) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as made:
        assert {entry.date_time for entry in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in made.infolist()} == {zipfile.ZIP_STORED}
        assert not any(entry.flag_bits & 8 for entry in made.infolist())
