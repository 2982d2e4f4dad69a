import datetime
import json
import unicodedata

import pytest

from annotations.formats import jsonl
from annotations.samples import ARTICLES, GOLD, gold
from annotations.samples.markup import written
from annotations.scheme import QuoteKind, check_document
from annotations.suggest import gazetteer
from tests.unit.samples.shown_marks import SAMPLES

GOLD_ROWS = list(gold())


def test_the_generated_files_are_those_of_the_markup():
    assert (ARTICLES.read_bytes(), GOLD.read_bytes()) == written(SAMPLES)


def test_there_are_twelve_with_an_address_and_an_id_each():
    assert len(GOLD_ROWS) == len({d.id for d in GOLD_ROWS}) == len({d.meta["url"] for d in GOLD_ROWS}) == 12


@pytest.mark.parametrize("document", GOLD_ROWS, ids=lambda d: d.id)
def test_a_sample_keeps_the_scheme(document):
    assert check_document(document) == []
    assert all(quote.cues for quote in document.quotes)
    assert all(cue.lemma for cue in document.cues)
    assert {e.id for e in document.entities} == {s.entity for q in document.quotes for s in q.speakers}


@pytest.mark.parametrize("document", GOLD_ROWS, ids=lambda d: d.id)
def test_a_sample_is_visibly_one_and_of_a_story_s_length(document):
    assert "نص تجريبي" in document.text.splitlines()[-1]
    assert "نص تجريبي" in document.meta["outlet"]
    assert document.meta["url"].startswith("https://example.org/")
    day = datetime.datetime.fromisoformat(document.meta["date"]).date()
    assert datetime.date(2025, 1, 1) < day < datetime.date(2026, 6, 1), "no reader's news comes from tomorrow"
    assert 120 <= len(document.text.split()) <= 300
    assert unicodedata.is_normalized("NFC", document.text)
    assert "\r" not in document.text


@pytest.mark.parametrize("document", GOLD_ROWS, ids=lambda d: d.id)
def test_no_indirect_quote_has_a_speaker_s_words_in_marks_but_titles(document):
    for quote in document.quotes:
        words = document.text[quote.start : quote.end]
        if quote.kind == QuoteKind.INDIRECT and set(words) & set('«»“”"'):
            assert "رواية «مرافئ الغبار»" in words


def test_every_place_stands_in_the_gazetteer():
    known = {entry.key for entry in gazetteer.load().entries}
    assert {p.gazetteer for d in GOLD_ROWS for p in d.places} - known == set()


def test_the_articles_are_the_gold_texts_without_their_marks():
    rows = [json.loads(line) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]
    assert [(row["id"], row["text"]) for row in rows] == [(d.id, d.text) for d in GOLD_ROWS]
    assert all(set(row) == {"id", "title", "url", "date", "outlet", "text"} for row in rows)


def test_the_gold_has_no_fault():
    with GOLD.open("rb") as file:
        assert list(jsonl.check(file)) == []
