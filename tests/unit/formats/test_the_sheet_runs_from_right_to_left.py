import io

import pytest
from lxml import etree

from annotations.formats import quotes_sheet
from annotations.formats.errors import FormatError
from annotations.formats.quotes_csv import COLUMNS
from annotations.formats.quotes_sheet import OFFICE, TABLE
from annotations.scheme import Document, Quote, QuoteKind
from tests.golden import golden_documents

SOUND = quotes_sheet.write_document(golden_documents()[0]).decode()


def faults(written: str) -> list[str]:
    return [str(fault) for fault in quotes_sheet.check(io.BytesIO(written.encode()))]


def cells(text: str) -> list[etree._Element]:
    document = Document("a", text, [Quote("q1", 0, len(text), QuoteKind.INDIRECT)])
    root = etree.fromstring(quotes_sheet.write_document(document))
    return list(list(root.iter(f"{{{TABLE}}}table-row"))[1])


def test_the_sheet_and_its_cells_say_it():
    root = etree.fromstring(SOUND.encode())
    styles = etree.tostring(root.find(f"{{{OFFICE}}}automatic-styles")).decode()
    assert styles.count('style:writing-mode="rl-tb"') == 3
    assert len(root.findall(f".//{{{TABLE}}}table-column")) == len(COLUMNS)


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(1)", "=cmd|' /C calc'!A0", "-2"])
def test_what_could_be_a_formula_is_text(text):
    cell = cells(text)[1]
    assert cell.get(f"{{{OFFICE}}}value-type") == "string"
    assert cell.attrib.keys() == [f"{{{TABLE}}}style-name", f"{{{OFFICE}}}value-type"]
    assert "".join(cell.itertext()) == text


def test_white_space_and_lines_of_a_quote_are_kept():
    written = [etree.tostring(p).decode().partition(">")[2] for p in cells("قال  نعم\t\n& <لا> 🚢")[1]]
    assert written == [
        'قال<text:s text:c="2"/>نعم<text:tab/></text:p>'.replace("قال", "&#1602;&#1575;&#1604;").replace(
            "نعم", "&#1606;&#1593;&#1605;"
        ),
        "&amp; &lt;&#1604;&#1575;&gt; &#128674;</text:p>",
    ]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("rl-tb", "lr-tb", "does not run from right to left"),
        ("<text:p>من</text:p>", "<text:p>who</text:p>", "the head must be"),
        ("</table:table-row>", "<table:table-cell/></table:table-row>", "has 16 cells, not 15"),
        ('office:value-type="string"', 'table:formula="=1"', "has a formula"),
        ("<office:body>", "", "is no XML"),
        (quotes_sheet.MIME, "text/plain", "must be a flat OpenDocument spreadsheet"),
    ],
)
def test_a_fault_is_named(old, new, reason):
    assert faults(SOUND) == []
    assert any(reason in fault for fault in faults(SOUND.replace(old, new)))


def test_control_characters_are_refused():
    with pytest.raises(FormatError, match="XML cannot hold it"):
        quotes_sheet.write_document(Document("a", "قال\x01", [Quote("q1", 0, 4, QuoteKind.INDIRECT)]))
