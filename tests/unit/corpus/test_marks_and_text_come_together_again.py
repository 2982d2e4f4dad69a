import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.corpus import standoff
from annotations.formats import jsonl
from annotations.formats.errors import FormatError
from annotations.formats.ordering import in_order
from annotations.scheme import Document, Why
from tests.unit.formats.documents import documents

TEXT = "قال خالد إن الطريق مفتوح 😀.\n\nوأضاف: «نعم».\nانتهى."


def row_of(document: Document) -> dict:
    return json.loads(standoff.write_row(document))


@given(documents())
def test_what_was_parted_is_the_same_again_but_for_the_words(document):
    document.meta = {"outlet": "جريدة"}
    again = standoff.put_together(row_of(document), document.text)
    for mark in [*document.quotes, *document.speakers, *document.cues, *document.places]:
        if mark.why:
            mark.why = Why(mark.why.rule, mark.why.confidence)
    assert again == in_order(document)


def test_no_word_of_the_text_is_in_a_row():
    written = standoff.write_row(Document("1", TEXT, meta={"title": "عنوان من النص"})).decode()
    assert "الطريق" not in written
    assert "عنوان" not in written


def test_a_text_that_is_another_is_refused():
    with pytest.raises(FormatError, match="not the annotated one"):
        standoff.put_together(row_of(Document("1", TEXT)), TEXT + " ")


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        (TEXT.replace("نعم", "لا"), 2),
        (TEXT.replace("انتهى", "تم"), 3),
        (TEXT + "\nزيادة", 4),
        (TEXT.removesuffix("\nانتهى."), 3),
        (TEXT.replace("\n\n", "\n"), None),
    ],
)
def test_where_a_text_differs_is_told(text, paragraph):
    differs = standoff.difference(row_of(Document("1", TEXT)), text)
    assert differs is not None
    assert differs.paragraph == paragraph


def test_the_span_of_the_paragraph_that_differs_is_told():
    differs = standoff.difference(row_of(Document("1", TEXT)), TEXT.replace("نعم", "لا"))
    assert TEXT[differs.start : differs.end] == "وأضاف: «نعم»."


def test_the_same_text_does_not_differ():
    assert standoff.difference(row_of(Document("1", TEXT)), TEXT) is None


@given(st.text(st.sampled_from("اب\r\n\ufeffe\u0301"), max_size=12))
def test_a_text_is_read_in_as_it_was_annotated(text):
    once = standoff.as_annotated(text)
    assert "\r" not in once
    assert standoff.as_annotated(once.removeprefix("\ufeff")) == once.removeprefix("\ufeff")


def test_rows_of_a_document_are_as_its_json_lines_but_for_what_is_parted():
    document = Document("1", TEXT)
    whole, parted = json.loads(jsonl.write_document(document)), row_of(document)
    assert whole.keys() - parted.keys() == {"text"}
    assert parted.keys() - whole.keys() == {"length", "sha256", "paragraphs"}
    assert parted["length"] == len(TEXT)
