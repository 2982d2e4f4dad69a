import pytest

from annotations.scheme import Cue, Document, Entity, EntityKind, Place, Quote, QuoteKind, QuoteSpeaker
from annotations.scoring import Counts, score

TEXT = 'قال خالد منصور إن «الطريق سالكة» في إربد. وأضاف أن العمل انتهى. وقالت ليلى: "نعم، غدا".'


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def document(*quotes: tuple[str, QuoteKind, str], cues: str = "", places: str = "") -> Document:
    """A document of quotes by their words, kinds and speakers' names ("" for none), cues and places."""
    names = sorted({name for _, _, name in quotes if name})
    ids = {name: f"e{at}" for at, name in enumerate(names)}
    return Document(
        "1",
        TEXT,
        quotes=[
            Quote(f"q{at}", *span(words), kind, [QuoteSpeaker(ids[name])] if name else [])
            for at, (words, kind, name) in enumerate(quotes)
        ],
        cues=[Cue(f"c{at}", *span(word)) for at, word in enumerate(cues.split())],
        places=[Place(f"p{at}", *span(word), word) for at, word in enumerate(places.split())],
        entities=[Entity(ids[name], name, EntityKind.PERSON) for name in names],
    )


GOLD = document(
    ("إن «الطريق سالكة» في إربد", QuoteKind.MIXED, "خالد منصور"),
    ("أن العمل انتهى", QuoteKind.INDIRECT, ""),
    ('"نعم، غدا"', QuoteKind.DIRECT, "ليلى"),
    cues="قال وأضاف",
    places="إربد",
)


def counts(suggested: Document) -> dict[str, tuple[int, int, int]]:
    table = score([(GOLD, suggested)])
    return {name: (c.right, c.suggested, c.gold) for name, c in table.items()}


def test_what_is_the_same_is_right_in_every_measure():
    for right, suggested, gold in counts(GOLD).values():
        assert right == suggested == gold


def test_nothing_suggested_is_no_error_and_nothing_right():
    table = score([(GOLD, Document("1", TEXT))])
    assert {(c.right, c.suggested, c.precision, c.recall, c.f1) for c in table.values()} == {(0, 0, 0, 0, 0)}


def test_marks_and_stops_at_the_edges_cost_nothing():
    found = counts(
        document(("«الطريق سالكة» في إربد.", QuoteKind.MIXED, ""), ("نعم، غدا", QuoteKind.DIRECT, ""))
    )
    assert found["quote, exact span"] == (1, 2, 3)
    assert found["quote, half of the span"] == (2, 2, 3)


def test_a_kind_counts_only_where_the_quote_was_found():
    found = counts(
        document(
            ("«الطريق", QuoteKind.MIXED, ""),
            ("أن العمل انتهى", QuoteKind.MIXED, ""),
            ("نعم، غدا", QuoteKind.DIRECT, ""),
        )
    )
    assert found["  of which mixed"] == (0, 2, 1)
    assert found["  of which indirect"] == (0, 0, 1)
    assert found["  of which direct"] == (1, 1, 1)


def test_a_surname_names_the_same_person_and_an_open_speaker_is_not_asked_for():
    found = counts(
        document(
            ("إن «الطريق سالكة» في إربد", QuoteKind.MIXED, "منصور"),
            ("أن العمل انتهى", QuoteKind.INDIRECT, "منصور"),
            ('"نعم، غدا"', QuoteKind.DIRECT, "سعاد"),
        )
    )
    assert found["who said what"] == (1, 2, 2)
    assert found["speaker of a found quote"] == (1, 2, 2)


def test_spelling_does_not_part_a_name():
    gold = document(('"نعم، غدا"', QuoteKind.DIRECT, "ليلى"))
    table = score([(gold, document(('"نعم، غدا"', QuoteKind.DIRECT, "لَيلي")))])
    assert table["who said what"].right == 1


def test_one_suggestion_is_right_of_one_annotated_mark_only():
    twice = document(
        ("الطريق سالكة» في إربد", QuoteKind.MIXED, ""), ("إن «الطريق سالكة» في إربد", QuoteKind.MIXED, "")
    )
    assert counts(twice)["quote, half of the span"] == (1, 2, 3)


def test_articles_add_up():
    table = score([(GOLD, GOLD), (GOLD, Document("1", TEXT))])
    assert table["place, exact span"] == Counts(1, 1, 2)
    assert table["place, exact span"].f1 == pytest.approx(2 / 3)


def test_another_text_is_refused():
    with pytest.raises(ValueError, match="different texts"):
        score([(GOLD, Document("2", TEXT + "!"))])
