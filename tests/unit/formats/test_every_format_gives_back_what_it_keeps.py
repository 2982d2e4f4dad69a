import io
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats.errors import FormatError
from annotations.formats.registry import FORMATS
from annotations.scheme import Document, marks_of
from tests.unit.formats.documents import documents

# Each example goes through every format.
SOME = settings(max_examples=40, deadline=None)
ALL = pytest.mark.parametrize("module", FORMATS.values(), ids=FORMATS)
BACK = {name: module for name, module in FORMATS.items() if module.kept(Document("a", "ب")) is not None}
THAT_COME_BACK = pytest.mark.parametrize("module", BACK.values(), ids=BACK)


def written(module, several) -> bytes | None:
    """The file of some documents, or None where the format says that it could not give one back."""
    out = io.BytesIO()
    try:
        assert module.write(several, out) == len(several)
    except FormatError:
        return None
    return out.getvalue()


@THAT_COME_BACK
@SOME
@given(document=documents())
def test_a_document_comes_back_as_the_format_keeps_it(module, document):
    try:
        data = module.write_document(document)
    except FormatError:
        return
    assert module.read_document(data) == module.kept(document)


@THAT_COME_BACK
@SOME
@given(several=st.lists(documents(), max_size=3))
def test_a_file_of_documents_comes_back_as_the_format_keeps_it(module, several):
    data = written(module, several)
    if data is not None:
        assert list(module.read(io.BytesIO(data))) == [module.kept(document) for document in several]


@THAT_COME_BACK
@SOME
@given(document=documents())
def test_what_came_back_once_is_lost_no_more(module, document):
    try:
        kept = module.kept(document)
        data = module.write_document(kept)
    except (FormatError, KeyError):
        return
    assert module.kept(kept) == kept
    assert module.write_document(module.read_document(data)) == data


@ALL
@SOME
@given(document=documents(), chance=st.randoms(use_true_random=False))
def test_the_order_of_the_marks_changes_no_byte(module, document, chance: random.Random):
    def shuffled(things):
        return chance.sample(things, len(things))

    other = replace(
        document,
        quotes=[replace(quote, cues=shuffled(quote.cues)) for quote in shuffled(document.quotes)],
        speakers=shuffled(document.speakers),
        cues=shuffled(document.cues),
        places=shuffled(document.places),
        entities=shuffled(document.entities),
        meta=dict(reversed(document.meta.items())),
    )
    assert written(module, [other]) == written(module, [document])


@THAT_COME_BACK
@SOME
@given(document=documents())
def test_where_a_mark_comes_from_follows_its_new_id(module, document):
    document.meta["provenance"] = {mark.id: {"of": mark.start} for _, mark in marks_of(document)}
    try:
        back = module.read_document(module.write_document(document))
    except FormatError:
        return
    starts = {mark.id: mark.start for _, mark in marks_of(back)}
    assert all(told["of"] == starts[name] for name, told in back.meta["provenance"].items())
    assert back == module.kept(document)
