"""CSV for spreadsheets: a quote a row, who said what, where and when. docs/formats/csv.md names the columns.

Out only: a row has no text around its quote, so that no document can be made from it again; `kept` says so by
None. Each cell that a spreadsheet would take for a formula is written with an apostrophe before it;
`meant` takes it off again.
"""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, NoReturn

from annotations.formats.errors import FormatError
from annotations.formats.ordering import in_order
from annotations.formats.phrases import shown
from annotations.formats.readable import refuse_unreadable, text_of, utf_8
from annotations.formats.wording import _
from annotations.scheme import Document, Quote, QuoteKind

NAME = "csv"
SUFFIX = ".csv"
MEDIA_TYPE = "text/csv"

WHO, WHAT, WHERE, WHEN = "من", "ماذا", "أين", "متى"
COLUMNS = (
    WHO,
    WHAT,
    WHERE,
    WHEN,
    "نوع الاقتباس",
    "عبارة الإسناد",
    "كما سماه النص",
    "أماكن المادة",
    "العنوان",
    "الجهة الناشرة",
    "الرابط",
    "رقم المادة",
    "رقم الاقتباس",
    "البداية",
    "النهاية",
)
KINDS = {QuoteKind.DIRECT: "مباشر", QuoteKind.INDIRECT: "غير مباشر", QuoteKind.MIXED: "مختلط"}
# Between several names in one cell.
AND = " ؛ "
# As a sign is in its plain form, and the sign of minus, which has none.
_FORMULA = frozenset("=+-@|%'−")
_NUMBER = re.compile(r"0|[1-9][0-9]*")


def kept(document: Document) -> None:
    """Nothing comes back of a document."""


def write_document(document: Document) -> bytes:
    """A byte-order mark, the names of the columns, a row a quote. Raises FormatError for what no format could
    read, and for half of a surrogate pair."""
    out = io.BytesIO()
    write([document], out)
    return out.getvalue()


def write(documents: Iterable[Document], out: BinaryIO) -> int:
    """The rows of all documents under one head, as they come; returns how many documents."""
    out.write(codecs.BOM_UTF8 + _line(list(COLUMNS)))
    return write_rows(documents, out, lambda cells: _line([neutral(cell) for cell in cells]))


def write_rows(documents: Iterable[Document], out: BinaryIO, row_of: Callable[[list[str]], bytes]) -> int:
    """What `row_of` makes of the cells of each quote, as the documents come; returns how many documents."""
    count = 0
    for document in documents:
        refuse_unreadable(document)
        document = in_order(document)
        for quote in document.quotes:
            out.write(row_of(_cells(document, quote)))
        count += 1
    return count


def read_document(data: bytes, *, line: int | None = None) -> NoReturn:
    """Raises FormatError: a row has not the text of its article."""
    raise FormatError(_("CSV of quotes only goes out: it has no texts"), line=line)


def read(source: object) -> Iterator[Document]:
    """Raises FormatError, as `read_document`."""
    read_document(b"")


def check(source: BinaryIO) -> Iterator[FormatError]:
    """Every fault of a file: no byte-order mark, another head, rows with too few or too many cells, cells
    that a spreadsheet would compute, offsets that are none. Lines are the file's; a row may have several."""
    data = source.read()
    if not data.startswith(codecs.BOM_UTF8):
        yield FormatError(_("has no byte-order mark, without which Excel takes Arabic for Latin"), line=1)
    try:
        text = text_of(data.removeprefix(codecs.BOM_UTF8))
    except FormatError as error:
        yield error
        return
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for row in rows:
            yield from _faults(row, line)
            line = rows.line_num + 1
    except csv.Error as error:
        yield FormatError(_("is no CSV: {said}", said=error), line=rows.line_num)
    if line == 1:
        yield FormatError(_("has no head"), line=1)


def neutral(cell: str) -> str:
    """The cell as no spreadsheet computes it: with an apostrophe before it where its first sign, white space
    and invisible signs aside, could begin a formula, or is an apostrophe itself."""
    first = unicodedata.normalize("NFKC", _first_seen(cell))
    return f"'{cell}" if first in _FORMULA or cell[:1] in ("\t", "\r", "\n") else cell


def meant(cell: str) -> str:
    """The opposite of `neutral`."""
    return cell[1:] if cell.startswith("'") else cell


def _first_seen(cell: str) -> str:
    return next((c for c in cell if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc")), "")


def _cells(document: Document, quote: Quote) -> list[str]:
    """What stands in the COLUMNS of a quote, as it is meant: not yet made neutral."""
    names = {entity.id: entity.name for entity in document.entities}
    mentions = {mention.id: mention for mention in document.speakers}
    cues = {cue.id: cue for cue in document.cues}
    within = [p for p in document.places if quote.start <= p.start and p.end <= quote.end]
    called = [mentions[speaker.mention] for speaker in quote.speakers if speaker.mention is not None]
    lent = [cues[cue] for cue in quote.cues]
    return [
        _once(names[speaker.entity] for speaker in quote.speakers),
        document.text[quote.start : quote.end],
        _once(place.name for place in within),
        _known(document, "date"),
        KINDS[quote.kind],
        _once(document.text[cue.start : cue.end] for cue in lent),
        _once(document.text[mention.start : mention.end] for mention in called),
        _once(place.name for place in document.places),
        _known(document, "title"),
        _known(document, "outlet"),
        _known(document, "url"),
        document.id,
        quote.id,
        str(quote.start),
        str(quote.end),
    ]


def _known(document: Document, key: str) -> str:
    value = document.meta.get(key)
    return value if isinstance(value, str) else ""


def _once(names: Iterable[str]) -> str:
    return AND.join(dict.fromkeys(names))


def _line(cells: list[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return utf_8(line.getvalue())


def _faults(row: list[str], line: int) -> Iterator[FormatError]:
    if line == 1:
        if tuple(row) != COLUMNS:
            yield FormatError(_("the head must be {choices}", choices=", ".join(COLUMNS)), line=1)
        return
    if len(row) != len(COLUMNS):
        yield FormatError(
            _("has {number} cells, not {wanted}", number=len(row), wanted=len(COLUMNS)), line=line
        )
        return
    for column, cell in zip(COLUMNS, row, strict=True):
        if neutral(meant(cell)) != cell:
            yield FormatError(
                _("a spreadsheet could compute {cell}", cell=shown(cell)), key=column, line=line
            )
    cells = dict(zip(COLUMNS, map(meant, row), strict=True))
    if cells["نوع الاقتباس"] not in KINDS.values():
        yield FormatError(
            _("must be one of {choices}", choices=", ".join(KINDS.values())), key="نوع الاقتباس", line=line
        )
    start, end = cells["البداية"], cells["النهاية"]
    if not (_NUMBER.fullmatch(start) and _NUMBER.fullmatch(end) and int(start) < int(end)):
        yield FormatError(_("{span} is no span", span=f"[{start}, {end})"), key="البداية", line=line)
    elif int(end) - int(start) != len(cells[WHAT]):
        yield FormatError(
            _("has not the {wanted} code points of its span", wanted=int(end) - int(start)),
            key=WHAT,
            line=line,
        )
