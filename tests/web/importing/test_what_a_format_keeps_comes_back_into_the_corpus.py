"""Export, import, export: for every format that can be read, the same marks at last as at first."""

import io
from dataclasses import replace

import pytest
from django.db import transaction

from annotations.formats.keeping import numbered
from annotations.formats.registry import COME_BACK, FORMATS, missing_package
from annotations.queries.corpus import reviewed_documents
from annotations.samples import gold
from annotations.scheme import Document

# With quotes of all kinds, of several speakers, and places in them.
SOME = [document for document in gold() if document.id in ("sample-02", "sample-05", "sample-11")]


def exported(format_name: str) -> list[Document]:
    """The corpus as the format keeps it, without numbers of this database."""
    kept = [FORMATS[format_name].kept(document) for document in reviewed_documents()]
    bare = [numbered(replace(one, id="", meta={})) for one in kept if one is not None]
    for one in bare:
        one.entities = [replace(entity, speaker=None) for entity in one.entities]
    return sorted(bare, key=lambda one: one.text)


@pytest.fixture
def corpus(written, run):
    """The samples as reviewed articles, exported and gone again: by format what it keeps, and its file."""
    found = {}
    with transaction.atomic():
        said, faults = run(written("jsonl", *SOME), new_articles=True, reviewed=True)
        assert not faults
        assert "3 articles, 3 of them new" in said
        for name in (name for name in COME_BACK if missing_package(name) is None):
            out = io.BytesIO()
            FORMATS[name].write(reviewed_documents(), out)
            found[name] = exported(name), out.getvalue()
        transaction.set_rollback(True)
    return found


def test_every_format_gives_the_corpus_the_same_marks(corpus, run, tmp_path):
    for name, (kept, data) in corpus.items():
        path = tmp_path / f"corpus{FORMATS[name].SUFFIX}"
        path.write_bytes(data)
        with transaction.atomic():
            # CoNLL has no links; its cues and mentions need a quote here.
            said, faults = run(path, name, new_articles=True, reviewed=True, nearest=name == "conll")
            assert not faults, name
            assert "3 articles, 3 of them new" in said, name
            assert exported(name) == kept, name
            transaction.set_rollback(True)
