"""The guidelines' examples obey the scheme, and between them show all of it, in both languages."""

import re
import unicodedata

import pytest

from annotations.guidelines import reading
from annotations.guidelines.drawing import stretches
from annotations.guidelines.reading import LANGUAGES, GuidelinesError, sections
from annotations.scheme import EntityKind, Layer, QuoteKind, Rule, check_document, marks_of
from annotations.suggest.gazetteer import FILE

RULES = [rule for section in sections() for rule in section.rules]
EXAMPLES = [example for rule in RULES for example in rule.examples]
KEYS = {line.split("\t")[0] for line in FILE.read_text(encoding="utf-8").splitlines()[1:]}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.document.id)
def test_an_example_is_a_document_of_the_scheme(example) -> None:
    document = example.document
    assert check_document(document) == []
    assert document.text == unicodedata.normalize("NFC", document.text)
    assert {place.gazetteer for place in document.places} - {None} <= KEYS
    assert len(example.gloss.split()) > 3
    assert not re.search("[\u0600-\u06ff]{2,}", example.gloss)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.document.id)
def test_what_an_example_leaves_out_has_no_mark_of_its_own(example) -> None:
    spans = {(mark.start, mark.end) for _, mark in marks_of(example.document)}
    assert not spans & set(example.unmarked)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.document.id)
def test_the_pieces_drawn_join_to_the_text(example) -> None:
    drawn = "\n\n".join("".join(piece.text for piece in row) for row in stretches(example))
    assert drawn == example.document.text


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.document.id)
def test_a_mark_in_mid_word_begins_after_a_clitic(example) -> None:
    text = example.document.text
    for _, mark in marks_of(example.document):
        if mark.start and text[mark.start - 1].isalpha():
            assert text[mark.start - 1] in "وفلبكـ"


def test_every_rule_has_an_example_and_both_texts() -> None:
    for rule in RULES:
        assert rule.examples, rule.id
        for language in LANGUAGES:
            assert rule.titles[language], rule.id
            assert all(rule.paragraphs[language]), rule.id
    for example in EXAMPLES:
        assert not example.why or all(example.why[language] for language in LANGUAGES)


def test_every_layer_kind_and_rule_of_the_scheme_is_there() -> None:
    documents = [example.document for example in EXAMPLES]
    assert {layer for document in documents for layer, _ in marks_of(document)} == set(Layer)
    assert {quote.kind for document in documents for quote in document.quotes} == set(QuoteKind)
    assert {entity.kind for document in documents for entity in document.entities} == set(EntityKind)
    assert {broken for rule in RULES for broken in rule.breaks} == set(Rule)
    assert any(place.metonymy for document in documents for place in document.places)
    assert any(quote.speakers == [] for document in documents for quote in document.quotes)


def test_an_address_is_of_one_rule() -> None:
    ids = [section.id for section in sections()] + [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", one) for one in ids)


def test_a_broken_section_names_its_rule(tmp_path, monkeypatch) -> None:
    (tmp_path / "1.xml").write_text(
        '<section id="s"><ar title="ا"/><en title="a"/>'
        '<rule id="bad"><ar title="ا">ا</ar><en title="a">a</en>'
        '<example><body><cue of="1" lemma="قال">قال</cue></body><en>He said.</en></example></rule></section>',
        encoding="utf-8",
    )
    monkeypatch.setattr(reading, "FOLDER", tmp_path)
    with pytest.raises(GuidelinesError, match="bad"):
        reading.sections.__wrapped__()
