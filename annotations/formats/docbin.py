"""spaCy's DocBin: spans by layer, and all that hangs together, in .spacy files of some hundred documents.

They stand in a zip archive; unpacked, it is a folder as spaCy's corpus reader wants it.
docs/formats/docbin.md tells what stands where.

The tokens are those of CoNLL: clitics are tokens of their own. A span that begins or ends inside a token is
none of spaCy's: it is reported under `unaligned`, never dropped. Everything comes back. Needs spaCy, which
the product does without (requirements-formats.txt).
"""

import io
from collections.abc import Iterable, Iterator
from itertools import count, islice
from typing import Any, BinaryIO

from annotations.formats import archive
from annotations.formats.docbin_reading import NEEDS, document_and_faults, numbered_docs, spacy_of_arabic
from annotations.formats.docbin_tokens import spacy_tokens
from annotations.formats.errors import FormatError
from annotations.formats.keyed import documents_of, each_of, faults_of
from annotations.formats.one_line import escape
from annotations.formats.ordering import in_order
from annotations.formats.readable import half_of_a_pair
from annotations.formats.rows import Row, rows_of
from annotations.scheme import Document, Layer

NAME = "docbin"
SUFFIX = ".spacy.zip"
MEDIA_TYPE = archive.MEDIA_TYPE

__all__ = [
    "MEDIA_TYPE",
    "NAME",
    "NEEDS",
    "SUFFIX",
    "check",
    "each",
    "kept",
    "read",
    "write",
    "write_document",
]

# Documents of one file: what is held at a time, by the writer and by who loads it.
_FILE = 200


def kept(document: Document) -> Document:
    """What reading gives back of a document: all of it."""
    return in_order(document)


def write_document(document: Document) -> bytes:
    """The archive of one document. Raises FormatError where it could not be read back."""
    out = io.BytesIO()
    write([document], out)
    return out.getvalue()


def write(documents: Iterable[Document], out: BinaryIO) -> int:
    """One archive of all documents, a file at a time; returns how many. The bytes are those of one version of
    spaCy and zlib. Raises FormatError, MissingPackageError."""
    written = 0

    def files() -> Iterator[tuple[str, bytes]]:
        nonlocal written
        rest = iter(documents)
        for number in count(1):
            some = list(islice(rest, _FILE))
            if not some:
                return
            yield f"{number:05}.spacy", _bin(some)
            written += len(some)

    archive.write_files(files(), out)
    return written


def read_document(data: bytes, *, line: int | None = None) -> Document:
    """The one document of an archive. Raises FormatError."""
    return archive.only_document(data, read)


def read(source: archive.Source) -> Iterator[Document]:
    """The documents of an archive, a folder (a Path) or one .spacy file. Raises FormatError at the first
    fault."""
    return documents_of(numbered_docs(source), document_and_faults)


def each(source: archive.Source) -> Iterator[Document | FormatError]:
    """The documents of an archive, a folder or a file, and in the place of one its faults."""
    return each_of(numbered_docs(source), document_and_faults)


def check(source: archive.Source) -> Iterator[FormatError]:
    """Every fault of an archive, a folder or a file: what is no DocBin, spans of no layer of ours, relations
    to spans that are gone, ids used twice, marks that break the scheme."""
    return faults_of(numbered_docs(source), document_and_faults)


def _bin(documents: list[Document]) -> bytes:
    """A DocBin of some documents. The vocabulary is of these alone, so that memory does not grow."""
    vocab, tokens = spacy_of_arabic()
    made = tokens.DocBin(attrs=["ORTH"], store_user_data=True)
    for document in documents:
        row = rows_of(document)
        try:
            made.add(_doc(row, vocab, tokens))
        except UnicodeEncodeError as error:
            raise half_of_a_pair(error) from error
    return made.to_bytes()


def _doc(row: Row, vocab: Any, tokens: Any) -> Any:
    """The Doc of a row, with a group of spans for each layer and the rest in its extension."""
    text = row["text"]
    spans, words, spaces = spacy_tokens(text)
    doc = tokens.Doc(vocab, words=words, spaces=spaces)
    firsts = {start: at for at, (start, _) in enumerate(spans)}
    lasts = {end: at for at, (_, end) in enumerate(spans)}
    groups: dict[str, list[Any]] = {str(layer): [] for layer in Layer}
    unaligned = []
    for mark in row["marks"]:
        first, last = firsts.get(mark["start"]), lasts.get(mark["end"])
        label = label_of(mark)
        if first is None or last is None:
            where = {key: mark[key] for key in ("id", "layer", "start", "end")}
            covered = escape(text[mark["start"] : mark["end"]])
            unaligned.append({**where, "label": label, "reason": "inside a token", "words": covered})
            continue
        key = mark["entity"] or mark["gazetteer"] or ""
        groups[mark["layer"]].append(
            tokens.Span(doc, first, last + 1, label=label, kb_id=key, span_id=mark["id"])
        )
    for layer, group in groups.items():
        doc.spans[layer] = group
    doc._.newsreader = {
        "id": row["id"],
        "meta": row["meta"],
        "entities": row["entities"],
        "marks": [_beside(mark) for mark in row["marks"]],
        "relations": row["relations"],
        "unaligned": unaligned,
    }
    return doc


def label_of(mark: Row) -> str:
    """The label of a span: a quote's kind, the kind of who a mention names, cue, place or metonymy."""
    return mark["kind"] or ("metonymy" if mark["metonymy"] else mark["layer"])


def _beside(mark: Row) -> Row:
    """What a mark has beside its span and label."""
    own = {key: value for key, value in mark.items() if value is not None}
    return {key: value for key, value in own.items() if key not in ("start", "end", "kind", "metonymy")}
