"""The quotes of CSV as a sheet that itself says that it runs from right to left: flat OpenDocument, one file.
docs/formats/fods.md tells how it looks.

Out only, as CSV: `kept` says so by None. A cell is text by its type, so that no spreadsheet computes it.
"""

import io
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NoReturn
from xml.sax.saxutils import escape

from lxml import etree

from annotations.formats.errors import FormatError
from annotations.formats.quotes_csv import COLUMNS, write_rows
from annotations.formats.wording import _
from annotations.scheme import Document

NAME = "fods"
SUFFIX = ".fods"
MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet-flat-xml"

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
MIME = "application/vnd.oasis.opendocument.spreadsheet"
# Widths of the columns in centimetres; of the last two, offsets, the cells are numbers.
_WIDTHS = (4.5, 11, 4, 3.2, 2.6, 2.6, 4.5, 5, 6, 4, 5, 2.2, 2.2, 1.8, 1.8)
_NUMBERS = (len(COLUMNS) - 2, len(COLUMNS) - 1)
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"^ +| {2,}| +$|\t")
_LINE = re.compile(r"\r\n|\r|\n")


def kept(document: Document) -> None:
    """Nothing comes back of a document."""


def write_document(document: Document) -> bytes:
    """A sheet of one document's quotes. Raises FormatError for what no format could read, and for signs that
    XML has no place for (control characters)."""
    out = io.BytesIO()
    write([document], out)
    return out.getvalue()


def write(documents: Iterable[Document], out: BinaryIO) -> int:
    """The rows of all documents in one sheet, as they come; returns how many documents."""
    out.write(_head().encode())
    count = write_rows(documents, out, lambda cells: _row(cells).encode())
    out.write(b"</table:table></office:spreadsheet></office:body></office:document>\n")
    return count


def read_document(data: bytes, *, line: int | None = None) -> NoReturn:
    """Raises FormatError: a row has not the text of its article."""
    raise FormatError(_("a sheet of quotes only goes out: it has no texts"), line=line)


def read(source: object) -> Iterator[Document]:
    """Raises FormatError, as `read_document`."""
    read_document(b"")


def check(source: BinaryIO) -> Iterator[FormatError]:
    """Every fault of a file: no XML, no sheet from right to left, another head, rows with too few or too many
    cells, a formula."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.parse(source, parser).getroot()
    except etree.XMLSyntaxError as error:
        yield FormatError(_("is no XML: {said}", said=error), line=error.lineno)
        return
    if root.tag != f"{{{OFFICE}}}document" or root.get(f"{{{OFFICE}}}mimetype") != MIME:
        yield FormatError(_("must be a flat OpenDocument spreadsheet"), line=1)
        return
    if b'style:writing-mode="rl-tb"' not in etree.tostring(root.find(f"{{{OFFICE}}}automatic-styles")):
        yield FormatError(_("does not run from right to left"), line=1)
    rows = list(root.iter(f"{{{TABLE}}}table-row"))
    for number, row in enumerate(rows):
        cells = ["\n".join("".join(p.itertext()) for p in cell) for cell in row]
        if number == 0 and tuple(cells) != COLUMNS:
            yield FormatError(
                _("the head must be {choices}", choices=", ".join(COLUMNS)), line=row.sourceline
            )
        if len(cells) != len(COLUMNS):
            yield FormatError(
                _("has {number} cells, not {wanted}", number=len(cells), wanted=len(COLUMNS)),
                line=row.sourceline,
            )
        if any(cell.get(f"{{{TABLE}}}formula") is not None for cell in row):
            yield FormatError(_("has a formula"), line=row.sourceline)
    if not rows:
        yield FormatError(_("has no head"), line=1)


def _head() -> str:
    names = {"office": OFFICE, "table": TABLE, "text": TEXT, "style": OFFICE.replace("office", "style")}
    names["fo"] = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in names.items())
    widths = sorted(set(_WIDTHS))
    cell = (
        '<style:table-cell-properties style:vertical-align="top" fo:wrap-option="wrap"/>'
        '<style:paragraph-properties style:writing-mode="rl-tb"/>'
    )
    styles = [
        '<style:style style:name="sheet" style:family="table" style:master-page-name="Default">'
        '<style:table-properties table:display="true" style:writing-mode="rl-tb"/></style:style>',
        f'<style:style style:name="cell" style:family="table-cell">{cell}</style:style>',
        f'<style:style style:name="head" style:family="table-cell">{cell}'
        '<style:text-properties fo:font-weight="bold" style:font-weight-complex="bold"/></style:style>',
        *(
            f'<style:style style:name="w{width:g}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width:g}cm"/></style:style>'
            for width in widths
        ),
    ]
    columns = "".join(
        f'<table:table-column table:style-name="w{width:g}" table:default-cell-style-name="cell"/>'
        for width in _WIDTHS
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {spaces} office:version="1.3" '
        f'office:mimetype="{MIME}">\n<office:automatic-styles>\n{chr(10).join(styles)}\n'
        "</office:automatic-styles>\n<office:body><office:spreadsheet>\n"
        f'<table:table table:name="الأقوال" table:style-name="sheet">{columns}\n<table:table-header-rows>'
        f"{_row(list(COLUMNS), 'head')}</table:table-header-rows>\n"
    )


def _row(cells: list[str], style: str = "cell") -> str:
    return "".join(
        [
            "<table:table-row>",
            *(_cell(cell, style, style == "cell" and at in _NUMBERS) for at, cell in enumerate(cells)),
            "</table:table-row>\n",
        ]
    )


def _cell(cell: str, style: str, number: bool) -> str:
    if control := _NO_XML.search(cell):
        raise FormatError(_("XML cannot hold it: {found}", found=repr(control[0])))
    kind = f'"float" office:value="{cell}"' if number else '"string"'
    lines = "".join(f"<text:p>{_words(line)}</text:p>" for line in _LINE.split(cell))
    start = f'<table:table-cell table:style-name="{style}" office:value-type={kind}>'
    return f"{start}{lines}</table:table-cell>"


def _words(line: str) -> str:
    """A line as OpenDocument keeps its white space, which it else takes together."""
    return _SPACES.sub(
        lambda m: "<text:tab/>" if m[0] == "\t" else f'<text:s text:c="{len(m[0])}"/>', escape(line)
    )
