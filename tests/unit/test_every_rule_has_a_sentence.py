from django.utils import translation

from annotations.rule_messages import RULES, BrokenRule, excerpt, sentences
from annotations.scheme import Layer, Rule


def test_each_rule_of_the_scheme() -> None:
    assert set(RULES) == set(Rule)
    with translation.override("en"):
        assert len({str(sentence) for sentence in RULES.values()}) == len(Rule)


def test_the_sentence_names_the_words_and_those_beside_them() -> None:
    text = "قال خالد إن الطريق ستفتح"
    broken = BrokenRule(Rule.CROSSING, Layer.QUOTE, 4, 11, (9, 18))
    with translation.override("en"):
        told = sentences([broken, broken], text)
    assert told.count(text[4:11]) == 1
    assert text[9:18] in told
    assert "cross" in told


def test_a_long_excerpt_loses_its_middle() -> None:
    text = "أول " + "كلمة " * 100 + "آخر"
    short = excerpt(text, 0, len(text))
    assert len(short) < 70
    assert short.startswith("أول")
    assert short.endswith("آخر")
    assert set(short.split()) == {"أول", "كلمة", "…", "آخر"}


def test_a_span_outside_the_text_has_no_words() -> None:
    assert sentences([BrokenRule(Rule.OUTSIDE_TEXT, Layer.PLACE, 50, 60)], "قصير") == str(
        RULES[Rule.OUTSIDE_TEXT]
    )
