import io
import sys

import datasets
import pyarrow
import pytest
from pyarrow import parquet as files

from annotations.formats import parquet
from annotations.formats.errors import FormatError, MissingPackageError
from annotations.formats.parquet_columns import COLUMNS, feature_lines
from annotations.samples import gold
from annotations.scheme import Document, marks_of
from tests.golden import golden_documents

CARD = """---
configs:
- config_name: default
  data_files:
  - split: train
    path: parquet/train.parquet
  - split: validation
    path: parquet/dev.parquet
dataset_info:
  features:
{features}
---
"""


@pytest.fixture
def loaded(tmp_path, monkeypatch):
    """The samples and the golden documents as `datasets` loads them from a folder with a card."""
    monkeypatch.setattr(datasets.config, "HF_HUB_OFFLINE", True)
    (tmp_path / "parquet").mkdir()
    for name, documents in (("train", gold()), ("dev", golden_documents())):
        with (tmp_path / "parquet" / f"{name}.parquet").open("wb") as out:
            parquet.write(documents, out)
    (tmp_path / "README.md").write_text(CARD.format(features="\n".join(feature_lines())))
    return datasets.load_dataset(str(tmp_path), cache_dir=str(tmp_path / "cache"))


def test_the_folder_is_loaded_with_its_splits_and_every_mark_stands_where_it_should(loaded):
    for split, documents in (("train", list(gold())), ("validation", golden_documents())):
        rows = list(loaded[split])
        assert [row["text"] for row in rows] == [document.text for document in documents]
        for row, document in zip(rows, documents, strict=True):
            found = [(mark["layer"], row["text"][mark["start"] : mark["end"]]) for mark in row["marks"]]
            assert sorted(found) == sorted(
                (str(layer), document.text[mark.start : mark.end]) for layer, mark in marks_of(document)
            )


def test_the_features_are_typed(loaded):
    features = loaded["train"].features
    assert list(features) == [name for name, _ in COLUMNS]
    assert features["text"] == datasets.Value("string")
    marks = features["marks"].feature
    assert (marks["start"], marks["metonymy"]) == (datasets.Value("int32"), datasets.Value("bool"))
    assert marks["confidence"] == datasets.Value("float64")
    assert set(features["relations"].feature) == {"type", "quote", "entity", "mark"}


def rows_of(document: Document) -> list[dict]:
    return files.read_table(io.BytesIO(parquet.write_document(document))).to_pylist()


def file_of(rows: list[dict]) -> io.BytesIO:
    out = io.BytesIO()
    files.write_table(pyarrow.Table.from_pylist(rows), out)
    return io.BytesIO(out.getvalue())


def faults(rows: list[dict]) -> list[str]:
    return [str(fault) for fault in parquet.check(file_of(rows))]


def test_what_another_program_wrote_again_is_read():
    assert list(parquet.read(file_of(rows_of(golden_documents()[0])))) == [
        parquet.kept(golden_documents()[0])
    ]


def test_a_fault_is_named_by_its_row_and_column():
    sound = rows_of(golden_documents()[1])
    assert faults(sound) == []
    [row] = rows_of(golden_documents()[1])
    row["marks"][0]["end"] = 9999
    assert faults([*rows_of(golden_documents()[0]), row])[0].startswith("row 2: marks[0]: [")
    assert faults([row, *sound])[0].startswith("row 1: marks[0]")
    assert faults([*sound, *sound]) == ["row 2: the id is that of row 1 too"]
    [row] = rows_of(golden_documents()[1])
    row["relations"][0]["quote"] = "q9"
    assert faults([row]) == ["row 1: relations[0].quote: 'q9' is no quote of this document"]
    del row["marks"]
    assert faults([row]) == ["has no column marks"]
    assert faults([{**row, "marks": "none"}])[0].startswith("no Parquet of these columns")
    assert "no Parquet" in str(next(parquet.check(io.BytesIO(b"PAR"))))


def test_text_that_is_no_utf_8_is_a_fault_of_its_row():
    whole = io.BytesIO()
    parquet.write(golden_documents()[:2], whole)
    table = files.read_table(whole)
    latin = pyarrow.array([b"caf\xe9", table["text"][1].as_py().encode()], pyarrow.binary()).view(
        pyarrow.string()
    )
    out = io.BytesIO()
    files.write_table(table.set_column(table.schema.names.index("text"), "text", latin), out)
    out.seek(0)
    assert [str(fault) for fault in parquet.check(out)] == ["row 1: no UTF-8 at byte 3"]


def test_without_pyarrow_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingPackageError, match=r"Parquet needs pyarrow: .*requirements-formats\.txt"):
        parquet.write_document(golden_documents()[0])


def test_half_of_a_pair_is_refused():
    with pytest.raises(FormatError, match="half of a surrogate pair"):
        parquet.write_document(Document("a", "\ud83d"))
