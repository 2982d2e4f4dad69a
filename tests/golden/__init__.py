"""The files that each format must write, byte by byte, of the two articles that stand here.

articles/*.xml are the documents, in the markup of annotations.samples; NAME/ has the files of the format NAME
(of an archive, what is in it). After a change that is meant: ``python -m tests.golden``, then read the
difference.
"""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import spacy
from pyarrow import parquet
from spacy.tokens import DocBin

from annotations.formats.registry import FORMATS, Format
from annotations.samples.markup import parse
from annotations.scheme import Document, Why

FOLDER = Path(__file__).parent


def golden_documents() -> list[Document]:
    """The documents in the order of their files' names; the second is a machine's, with its reasons."""
    first, second = (
        parse(path.read_text(encoding="utf-8")).document for path in sorted(FOLDER.glob("articles/*.xml"))
    )
    return [_with_speakers(first), _with_reasons(second)]


def golden_files(module: Format) -> dict[str, bytes]:
    """What the format writes of the documents: its files by name."""
    out = io.BytesIO()
    module.write(golden_documents(), out)
    if not zipfile.is_zipfile(out):
        return {f"golden{module.SUFFIX}": out.getvalue()}
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shown(name: str, data: bytes) -> str:
    """A golden file as text that a reader can compare; of one that is compressed, what is in it, since its
    bytes are those of one version of a library."""
    if name.endswith(".parquet"):
        table = parquet.read_table(io.BytesIO(data))
        return f"{table.schema}\n{json.dumps(table.to_pylist(), ensure_ascii=False, indent=1)}"
    if name.endswith(".spacy"):
        docs = DocBin().from_bytes(data).get_docs(spacy.blank("ar").vocab)
        return "\n".join(_doc(doc) for doc in docs)
    return data.decode()


def _doc(doc: Any) -> str:
    spans = [
        [key, span.start, span.end, span.label_, span.kb_id_, span.id_, span.text]
        for key, group in doc.spans.items()
        for span in group
    ]
    tokens = [token.text_with_ws for token in doc]
    told = [(list(map(str, key)), value) for key, value in doc.user_data.items()]
    return json.dumps([tokens, spans, told], ensure_ascii=False, indent=1)


def renew() -> None:
    """Writes every format's files anew."""
    for name, module in FORMATS.items():
        folder = FOLDER / name
        for old in folder.rglob("*"):
            if old.is_file():
                old.unlink()
        for path, data in golden_files(module).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)


def _with_speakers(document: Document) -> Document:
    """With the key of a corpus-wide speaker."""
    document.entities[0] = replace(document.entities[0], speaker="17")
    return document


def _with_reasons(document: Document) -> Document:
    """As a suggester gives it, with a reason on a mark of each layer; and with where its marks come from."""
    document.meta["provenance"] = {
        name: {"by": "annotator-1", "suggested": True, "decided_at": "2026-02-05T08:00:00+00:00"}
        for name in ("q1", "s1", "c1", "p1")
    }
    why = Why("verb-that", 0.83, "«قال» ثم «إن»")
    for layer in (document.quotes, document.speakers, document.cues, document.places):
        layer[0].why = why
    return document
