"""CoNLL, IOB2: for each document a file a layer (.quote.conll, .speaker.conll, .cue.conll, .place.conll and,
for quotes within quotes, .quote-nested.conll), its text (.txt), what IOB2 has no place for (.rest.tsv)
and what is known of it (.json), in a zip archive. docs/formats/conll.md tells which column is what.

Spans and their types come back, not what hangs together: no speakers and cues of a quote, no lemma, no
gazetteer key, no reasons, no ids. A mention comes back as one of an entity of its kind, named by its words.

A span that begins or ends inside a token, or that lies in or across one that is tagged already, stands in
.rest.tsv with the reason: reported, never dropped.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from annotations.formats import archive
from annotations.formats.conll_reading import HEAD, IOB, REST, document_and_faults, unlinked
from annotations.formats.errors import FormatError
from annotations.formats.one_line import escape
from annotations.formats.ordering import in_order
from annotations.formats.readable import broken_rules, refuse_unreadable, utf_8
from annotations.scheme import Document, EntityKind, Layer, Quote, Rule, SpeakerMention, marks_of
from newsreader.arabic.tokens import tokens

NAME = "conll"
SUFFIX = ".conll.zip"
MEDIA_TYPE = archive.MEDIA_TYPE

_SUFFIXES = (*IOB, REST, ".txt", archive.ABOUT)
# Rules of links, which IOB2 does not have.
_NOT_HERE = frozenset({Rule.USELESS_MENTION, Rule.USELESS_CUE})


def kept(document: Document) -> Document:
    """What reading gives back of a document: its spans with their types, unlinked, and meta."""
    kinds = {entity.id: entity.kind for entity in document.entities}
    spans = [
        (layer, mark.id, mark.start, mark.end, _type(layer, mark, kinds))
        for layer, mark in marks_of(document)
    ]
    return unlinked(Document(document.id, document.text, meta=document.meta), spans)


def write_document(document: Document) -> bytes:
    """The archive of one document. Raises FormatError where it could not be read back as `kept` says."""
    return archive.files_bytes(_files(document))


def write(documents: Iterable[Document], out: BinaryIO) -> int:
    """One archive of all documents, written as they come; returns how many. Raises FormatError."""
    return archive.write_documents(documents, _files, out)


def read_document(data: bytes, *, line: int | None = None) -> Document:
    """The one document of an archive. Raises FormatError with the line in its file."""
    return archive.only_document(data, read)


def read(source: archive.Source) -> Iterator[Document]:
    """The documents of an archive or a folder (a Path). Raises FormatError at the first fault."""
    return archive.read_documents(source, _SUFFIXES, (), document_and_faults)


def each(source: archive.Source) -> Iterator[Document | FormatError]:
    """The documents of an archive or a folder, and in the place of one its faults."""
    return archive.each_document(source, _SUFFIXES, (), document_and_faults)


def check(source: archive.Source) -> Iterator[FormatError]:
    """Every fault of an archive or a folder: lines of no four columns, tokens that are not the text's, tags
    that are no IOB2, spans that break the scheme."""

    def broken(document: Document, prefix: str) -> Iterator[FormatError]:
        return broken_rules(document, prefix, but=_NOT_HERE)

    return archive.faults(source, _SUFFIXES, (), document_and_faults, broken)


def _files(document: Document) -> Iterator[tuple[str, bytes]]:
    refuse_unreadable(document)
    kinds = {entity.id: entity.kind for entity in document.entities}
    document = in_order(document)
    stem = archive.stem_of(document.id)
    spans = tokens(document.text)
    firsts = {start: number for number, (start, _) in enumerate(spans)}
    lasts = {end: number for number, (_, end) in enumerate(spans)}
    tags = {suffix: ["O"] * len(spans) for suffix in IOB}
    rest = []
    for layer, mark in marks_of(document):
        kind = _type(layer, mark, kinds)
        first, last = firsts.get(mark.start), lasts.get(mark.end)
        if first is None or last is None:
            reason = "inside a token"
        else:
            files = [suffix for suffix, its in IOB.items() if its == layer]
            free = [s for s in files if all(tag == "O" for tag in tags[s][first : last + 1])]
            if free:
                tags[free[0]][first : last + 1] = [f"B-{kind}", *[f"I-{kind}"] * (last - first)]
                continue
            reason = "within or across another"
        words = escape(document.text[mark.start : mark.end])
        rest.append((str(layer), kind, str(mark.start), str(mark.end), reason, words))
    yield f"{stem}.txt", utf_8(document.text, "text")
    for suffix, column in tags.items():
        lines = [
            f"{document.text[start:end]}\t{start}\t{end}\t{tag}\n"
            for (start, end), tag in zip(spans, column, strict=True)
        ]
        yield stem + suffix, utf_8("".join(lines)) + b"\n"
    yield stem + REST, utf_8("".join("\t".join(row) + "\n" for row in (HEAD, *rest)))
    yield f"{stem}.json", archive.about(kept(document))


def _type(layer: Layer, mark: Any, kinds: dict[str, EntityKind]) -> str:
    """The type of a tag: a quote's kind, the kind of who a mention names, cue, place or metonymy."""
    if isinstance(mark, Quote):
        return str(mark.kind)
    if isinstance(mark, SpeakerMention):
        return str(kinds[mark.entity])
    return "metonymy" if getattr(mark, "metonymy", False) else str(layer)
