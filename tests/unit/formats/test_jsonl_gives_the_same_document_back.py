import io

from hypothesis import given
from hypothesis import strategies as st

from annotations.formats import jsonl
from annotations.formats.ordering import in_order
from tests.unit.formats.documents import documents


@given(documents())
def test_a_written_document_reads_back_the_same(document):
    assert jsonl.read_document(jsonl.write_document(document)) == in_order(document)


@given(st.lists(documents(), max_size=3))
def test_a_file_of_documents_reads_back_the_same(several):
    out = io.BytesIO()
    assert jsonl.write(several, out) == len(several)
    out.seek(0)
    assert list(jsonl.read(out)) == [in_order(document) for document in several]


@given(documents())
def test_a_document_is_one_line_of_utf_8(document):
    data = jsonl.write_document(document)
    assert data.endswith(b"\n")
    assert data.count(b"\n") == 1
    assert "\\u06" not in data.decode("utf-8")


def test_the_real_gold_reads_and_comes_back(shared):
    for name in ("dev", "padt-dev"):
        read = list(jsonl.read((shared / "gold" / f"{name}.jsonl").read_bytes().splitlines()))
        assert len(read) > 20
        assert list(jsonl.read(jsonl.write_document(document) for document in read)) == read
