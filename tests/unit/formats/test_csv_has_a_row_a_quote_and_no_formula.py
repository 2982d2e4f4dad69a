import codecs
import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats import quotes_csv
from annotations.formats.errors import FormatError
from annotations.formats.ordering import in_order
from tests.golden import golden_documents
from tests.unit.formats.documents import documents, words


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(codecs.BOM_UTF8)
    text = data.removeprefix(codecs.BOM_UTF8).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_who_what_where_and_when_stand_first():
    first = rows(quotes_csv.write_document(golden_documents()[0]))
    assert list(first[0])[:4] == ["من", "ماذا", "أين", "متى"]
    assert list(first[0].values())[:6] == [
        "سلمى القرنفلي ؛ نادر السوسني",
        'إنّ "الرصيفَ في العَقَبة 👷‍♀️ جـــاهز"',
        "العَقَبة",
        "2026-02-03",
        "مختلط",
        "قَالَتِ",
    ]
    assert [row["من"] for row in first if row["كما سماه النص"] == ""] == [
        "سلمى القرنفلي",
        "سلمى القرنفلي",
        "",
    ]


@settings(max_examples=50, deadline=None)
@given(st.lists(documents(), max_size=3))
def test_every_quote_is_a_row_with_its_own_words(several):
    out = io.BytesIO()
    assert quotes_csv.write(several, out) == len(several)
    found = [
        (quotes_csv.meant(r["رقم المادة"]), quotes_csv.meant(r["رقم الاقتباس"]), quotes_csv.meant(r["ماذا"]))
        for r in rows(out.getvalue())
    ]
    assert found == [
        (document.id, quote.id, document.text[quote.start : quote.end])
        for document in map(in_order, several)
        for quote in document.quotes
    ]
    out.seek(0)
    assert list(quotes_csv.check(out)) == []


@given(words)
def test_a_cell_that_was_neutralised_can_be_had_back(cell):
    written = quotes_csv.neutral(cell)
    assert quotes_csv.meant(written) == cell
    assert written.strip()[:1] not in tuple("=+-@|%")


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(1)",
        "|x",
        "%1",
        "＝1",
        "％1",
        "﹦1",
        "−1",
        "\t1",
        "\n1",
        " =1",
        "\u200f=1",
        "\ufeff=1",
        "'x",
        " '",
    ],
)
def test_what_a_spreadsheet_could_compute_gets_an_apostrophe(cell):
    assert quotes_csv.neutral(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "قال", "2026-02-03", "«=1»", "a=b", "https://example.org/"])
def test_other_cells_stay(cell):
    assert quotes_csv.neutral(cell) == cell


def test_no_document_comes_back():
    data = quotes_csv.write_document(golden_documents()[0])
    assert quotes_csv.kept(golden_documents()[0]) is None
    with pytest.raises(FormatError, match="only goes out"):
        quotes_csv.read(io.BytesIO(data))


def test_check_names_line_column_and_reason():
    whole = quotes_csv.write_document(golden_documents()[1]).decode()
    row = whole.splitlines()[1]
    wrong = whole + "".join(
        f"{line}\r\n"
        for line in (
            "a,b",
            row.replace("مصدر في", "=مصدر", 1),
            row.replace("غير مباشر", "شفهي"),
            row + ',"x"y',
        )
    )
    faults = [(fault.line, fault.key) for fault in quotes_csv.check(io.BytesIO(wrong.encode()))]
    assert faults == [(3, ""), (4, "من"), (5, "نوع الاقتباس"), (6, "")]
    longer = whole.replace("إن الجسر", "إن هذا الجسر")
    assert [(f.line, f.key) for f in quotes_csv.check(io.BytesIO(longer.encode()))] == [(2, "ماذا")]
    bare = io.BytesIO(whole.encode().removeprefix(codecs.BOM_UTF8))
    assert ["byte-order mark" in fault.reason for fault in quotes_csv.check(bare)] == [True]
    [fault] = quotes_csv.check(io.BytesIO(codecs.BOM_UTF8))
    assert fault.reason == "has no head"
