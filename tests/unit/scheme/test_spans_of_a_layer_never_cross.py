from hypothesis import given
from hypothesis import strategies as st

from annotations.scheme import (
    Cue,
    Document,
    Entity,
    EntityKind,
    Layer,
    Quote,
    QuoteKind,
    QuoteSpeaker,
    Rule,
    SpeakerMention,
    check_document,
    pair_rule,
)

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda s: s[0] < s[1])


@given(st.sampled_from(Layer), SPANS, SPANS)
def test_a_pair_is_judged_alike_in_either_order_and_by_its_letters(layer, one, other) -> None:
    verdict = pair_rule(layer, one, other)
    assert verdict == pair_rule(layer, other, one)
    ours, theirs = set(range(*one)), set(range(*other))
    if ours == theirs:
        assert verdict == Rule.IDENTICAL
    elif not ours & theirs:
        assert verdict is None
    elif layer != Layer.QUOTE:
        assert verdict == Rule.OVERLAP
    else:
        assert verdict == (None if ours <= theirs or theirs <= ours else Rule.CROSSING)


@given(st.lists(SPANS, max_size=8))
def test_a_document_reports_every_pair_that_breaks_a_rule(spans) -> None:
    document = Document(
        "a", "ا" * 30, [Quote(f"q{i}", *span, QuoteKind.INDIRECT) for i, span in enumerate(spans)]
    )
    expected = sorted(
        rule
        for i, one in enumerate(spans)
        for other in spans[:i]
        if (rule := pair_rule(Layer.QUOTE, one, other)) is not None
    )
    assert sorted(v.rule for v in check_document(document)) == expected


def test_what_a_quote_refers_to_must_be_there_and_be_of_use() -> None:
    document = Document(
        "a",
        "قال خالد نعم",
        quotes=[Quote("q1", 9, 12, QuoteKind.INDIRECT, [QuoteSpeaker("e1", "s1")], ["c9"])],
        speakers=[SpeakerMention("s1", 4, 8, "e2")],
        cues=[Cue("c1", 0, 3)],
        entities=[Entity("e1", "خالد", EntityKind.PERSON), Entity("e2", "سعيد", EntityKind.PERSON)],
    )
    assert [(v.rule, v.mark) for v in check_document(document)] == [
        (Rule.MENTION_OF_ANOTHER, "q1"),
        (Rule.UNKNOWN_REFERENCE, "q1"),
        (Rule.USELESS_CUE, "c1"),
    ]


def test_a_quote_names_who_says_it_once() -> None:
    text = "قال خالد منصور وأضاف منصور أن الطريق ستفتح"
    document = Document(
        "a",
        text,
        quotes=[
            Quote("q1", 27, 42, QuoteKind.INDIRECT, [QuoteSpeaker("e1", "s1"), QuoteSpeaker("e2", "s2")])
        ],
        speakers=[SpeakerMention("s1", 4, 14, "e1"), SpeakerMention("s2", 21, 26, "e2")],
        entities=[
            Entity("e1", "خالد منصور", EntityKind.PERSON),
            Entity("e2", "خالد  منصور", EntityKind.PERSON),
        ],
    )
    assert [(v.rule, v.mark) for v in check_document(document)] == [(Rule.SPEAKER_TWICE, "q1")]
    document.entities[1].kind = EntityKind.UNNAMED
    assert not check_document(document)
