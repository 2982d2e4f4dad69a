"""From spaCy's DocBin to documents, each fault with its place. The format's own module is docbin.

The groups of spans say what is marked: spans that a program added, moved or took out are read as they stand.
What a span has beside its label comes from the extension, by its id; a span without an id is a new mark.
"""

import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from annotations.formats import archive
from annotations.formats.conll_reading import TYPES
from annotations.formats.errors import FormatError, MissingPackageError
from annotations.formats.rows import Row, document_of
from annotations.formats.wording import _
from annotations.scheme import Document, Layer

NEEDS = "spacy"
EXTENSION = "newsreader"
_LARGEST_BIN = 512 * 2**20
# What a DocBin has of each Doc, a list a part.
_PARTS = ("tokens", "spaces", "cats", "flags", "span_groups", "user_data")


def spacy_of_arabic() -> tuple[Any, Any]:
    """A new vocabulary as that of spacy.blank("ar"), and the module spacy.tokens, in which Doc has the
    extension. Raises MissingPackageError."""
    try:
        from spacy import tokens
        from spacy.util import get_lang_class
        from spacy.vocab import create_vocab
    except ModuleNotFoundError as error:
        raise MissingPackageError("DocBin", NEEDS) from error
    if not tokens.Doc.has_extension(EXTENSION):
        tokens.Doc.set_extension(EXTENSION, default=None)
    return create_vocab("ar", get_lang_class("ar").Defaults), tokens


def numbered_docs(source: archive.Source) -> Iterator[tuple[str, Any]]:
    """Every Doc with its place, ``00001.spacy: doc 3``; in the place of one, or of all those of a file, the
    fault that keeps it from being read. Raises FormatError where it is no archive."""
    if isinstance(source, Path) and source.is_file():
        with source.open("rb") as file:
            if _begins_a_bin(file):
                yield from _docs(file.read(), source.name if source.suffix == ".spacy" else "DocBin")
                return
    elif not isinstance(source, Path) and source.seekable() and _begins_a_bin(source):
        yield from _docs(source.read(archive.LARGEST_FILE + 1), "DocBin")
        return
    with archive.opened(source) as (names, read):
        for name in names:
            if name.rpartition("/")[2].startswith(".") or name.startswith("__MACOSX/"):
                continue
            if not name.endswith(".spacy"):
                yield name, FormatError(_("is no file of this format"), key=name)
                continue
            try:
                data = read(name)
            except FormatError as error:
                yield name, error
                continue
            yield from _docs(data, name)


def _begins_a_bin(source: BinaryIO) -> bool:
    """Whether a zlib stream begins here, where a zip archive begins with P."""
    begins = source.read(1)
    source.seek(-len(begins), io.SEEK_CUR)
    return begins == b"\x78"


def _docs(data: bytes, name: str) -> Iterator[tuple[str, Any]]:
    vocab, tokens = spacy_of_arabic()
    unpacked = zlib.decompressobj()
    try:
        unpacked.decompress(data, _LARGEST_BIN)
        if unpacked.unconsumed_tail:
            yield name, FormatError(_("unpacks to more than {most} MB", most=_LARGEST_BIN >> 20), key=name)
            return
        whole = tokens.DocBin().from_bytes(data)
        parts = list(zip(*(getattr(whole, part) for part in _PARTS), strict=True))
        for string in whole.strings:
            vocab[string]
        whole.strings = set()
    except Exception as error:  # what is no DocBin fails anywhere in spaCy, msgpack and numpy
        yield name, FormatError(_("no DocBin: {said}", said=error), key=name)
        return
    for number, its in enumerate(parts, start=1):
        key = f"{name}: doc {number}"
        try:
            # A bin of one, since nothing comes after a Doc at which spaCy stumbles.
            for part, value in zip(_PARTS, its, strict=True):
                setattr(whole, part, [value])
            yield key, next(whole.get_docs(vocab))
        except Exception as error:  # as above
            yield key, FormatError(_("is broken: {said}", said=error), key=key)


def document_and_faults(doc: Any, key: str) -> tuple[Document, list[FormatError]]:
    """The document of a Doc, and the faults of its spans. Raises FormatError where what hangs together is
    broken."""
    if doc.has_unknown_spaces:
        raise FormatError(_("does not say where spaces stand, so that its text is unknown"), key=key)
    told = _plain(doc._.newsreader)
    if told is None:
        told = {"id": key}
    if not isinstance(told, dict):
        raise FormatError(_("the extension {name} must be an object", name=EXTENSION), key=key)
    beside = _beside(told, key)
    faults: list[FormatError] = []
    marks = []
    for layer in Layer:
        if layer not in doc.spans:
            continue
        taken = {mark_id for its, mark_id in beside if its == layer}
        try:
            for span in doc.spans[layer]:
                mark = _mark(doc, span, layer, beside, taken, key, faults)
                marks += [] if mark is None else [mark]
        except (KeyError, IndexError, ValueError) as error:
            # spaCy reads a span only here: its tokens, and its label, id and key by their hashes.
            faults.append(FormatError(_("no spans of spaCy: {said}", said=error), key=f"{key}: {layer}"))
    marks += _unaligned(told, beside, key)
    entities = told.get("entities", [])
    row = {**told, "text": doc.text, "marks": marks}
    if faults:
        # Its relations may well be those of the spans at fault.
        row["relations"] = []
    row["entities"] = [*entities, *_new_entities(marks, entities)] if isinstance(entities, list) else entities
    return document_of(row, key), faults


def _beside(told: Row, key: str) -> dict[tuple[str, str], Row]:
    """What marks have beside their spans, by layer and id."""
    marks = told.get("marks", [])
    if not isinstance(marks, list):
        raise FormatError(_("must be a list"), key=f"{key}: marks")
    found = {}
    for mark in marks:
        if not (
            isinstance(mark, dict) and isinstance(mark.get("id"), str) and isinstance(mark.get("layer"), str)
        ):
            raise FormatError(_("must be objects with id and layer"), key=f"{key}: marks")
        found[mark["layer"], mark["id"]] = mark
    return found


def _mark(
    doc: Any,
    span: Any,
    layer: Layer,
    beside: dict[tuple[str, str], Row],
    taken: set[str],
    key: str,
    faults: list[FormatError],
) -> Row | None:
    """The mark of a span as a row; None and a fault where its label is none of its layer's."""
    label, first, last = span.label_, span.start, span.end
    if not 0 <= first < last <= len(doc):
        faults.append(
            FormatError(_("the tokens {span} are none", span=f"[{first}, {last})"), key=f"{key}: {layer}")
        )
        return None
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    if label not in TYPES[layer]:
        reason = _(
            "the label must be one of {choices}, not {found}",
            choices=", ".join(sorted(TYPES[layer])),
            found=repr(label),
        )
        faults.append(FormatError(reason, key=f"{key}: {layer} [{start}, {end})"))
        return None
    name = span.id_
    if not name:
        number = 1
        while (name := f"{layer[0]}{number}") in taken:
            number += 1
        taken.add(name)
    own = {"id": name, "layer": str(layer), "start": start, "end": end, **_of_label(layer, label)}
    return {**_new(layer, label, doc.text[start:end]), **beside.get((layer, name), {}), **own}


def _of_label(layer: Layer, label: str) -> Row:
    if layer in (Layer.QUOTE, Layer.SPEAKER):
        return {"kind": label}
    return {"metonymy": label == "metonymy"} if layer == Layer.PLACE else {}


def _new(layer: Layer, label: str, words: str) -> Row:
    """What a mark has that is in no extension: a mention is of an entity of its words, as in CoNLL."""
    if layer == Layer.SPEAKER:
        return {"entity": f"{label} {words}"}
    return {"name": words} if layer == Layer.PLACE else {}


def _new_entities(marks: list[Row], entities: list[Any]) -> list[Row]:
    known = {entity.get("id") for entity in entities if isinstance(entity, dict)}
    new = {
        mark["entity"]: {"id": mark["entity"], "name": mark["entity"].partition(" ")[2], "kind": mark["kind"]}
        for mark in marks
        if mark["layer"] == Layer.SPEAKER and mark["entity"] not in known
        and mark["entity"].startswith(f"{mark.get('kind')} ")
    }  # fmt: skip
    return list(new.values())


def _unaligned(told: Row, beside: dict[tuple[str, str], Row], key: str) -> Iterator[Row]:
    """The marks that are no spans of tokens."""
    reported = told.get("unaligned", [])
    if not isinstance(reported, list) or not all(isinstance(item, dict) for item in reported):
        raise FormatError(_("must be a list of objects"), key=f"{key}: unaligned")
    for item in reported:
        layer, label = item.get("layer"), item.get("label")
        if layer not in list(Layer) or label not in TYPES[Layer(layer)]:
            raise FormatError(
                _("{layer} {kind} is no label of a layer", layer=layer, kind=label), key=f"{key}: unaligned"
            )
        own = beside.get((layer, str(item.get("id"))), {})
        span = {name: item.get(name) for name in ("id", "start", "end")}
        yield {**own, "layer": layer, **span, **_of_label(Layer(layer), label)}


def _plain(value: Any) -> Any:
    """Tuples, as msgpack gives lists, as lists."""
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return value
