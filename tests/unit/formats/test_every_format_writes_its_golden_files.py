import io

import pytest

from annotations.formats import jsonl
from annotations.formats.registry import FORMATS
from annotations.samples import gold
from annotations.scheme import check_document
from tests.golden import FOLDER, golden_documents, golden_files, shown

ALL = pytest.mark.parametrize("module", FORMATS.values(), ids=FORMATS)


@ALL
def test_the_golden_documents_give_the_golden_files(module):
    kept = {
        path.relative_to(FOLDER / module.NAME).as_posix(): shown(path.name, path.read_bytes())
        for path in (FOLDER / module.NAME).rglob("*")
        if path.is_file()
    }
    assert kept == {name: shown(name, data) for name, data in golden_files(module).items()}


@ALL
def test_the_golden_documents_and_the_samples_come_back_and_have_no_fault(module):
    several = [*golden_documents(), *gold()]
    assert not any(check_document(document) for document in several)
    out = io.BytesIO()
    assert module.write(several, out) == len(several)
    out.seek(0)
    assert list(module.check(out)) == []
    if module.kept(several[0]) is not None:
        out.seek(0)
        assert list(module.read(out)) == [module.kept(document) for document in several]


@ALL
def test_a_pipe_gets_the_bytes_that_a_file_gets(module):
    class Pipe:
        def __init__(self):
            self.got = b""

        def write(self, data):
            self.got += bytes(data)
            return len(data)

        def flush(self):
            pass

        def seekable(self):
            return False

    pipe, file = Pipe(), io.BytesIO()
    module.write(golden_documents(), pipe)
    module.write(golden_documents(), file)
    assert pipe.got == file.getvalue()


def test_the_golden_documents_have_what_formats_stumble_over():
    first, second = golden_documents()
    assert {"🚢", "َ", "ـ", "\u200c", "\u200d", "="} <= set(first.text)
    assert [len(quote.speakers) for quote in first.quotes][:1] == [2]
    assert any(a.start < b.start and b.end <= a.end for a in first.quotes for b in first.quotes if a is not b)
    assert any(place.metonymy for place in first.places)
    assert any(first.text[p.start - 1] == "ل" for p in first.places)
    assert any(quote.speakers and quote.speakers[0].mention is None for quote in first.quotes)
    assert all(layer[0].why for layer in (second.quotes, second.speakers, second.cues, second.places))
    assert jsonl.kept(first) == first
