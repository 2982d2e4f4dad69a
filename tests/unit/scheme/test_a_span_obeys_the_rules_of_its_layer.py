import pytest

from annotations.scheme import Layer, QuoteKind, Rule, span_rules

TEXT = 'قال: "نعم"\nوأضافَ أنّ 👩‍🔧 هنا'


@pytest.mark.parametrize(
    ("layer", "start", "end", "kind", "broken"),
    [
        (Layer.CUE, 0, 3, None, []),
        (Layer.QUOTE, 5, 10, QuoteKind.DIRECT, []),
        (Layer.CUE, 3, 3, None, [Rule.EMPTY]),
        (Layer.CUE, 3, 0, None, [Rule.EMPTY]),
        (Layer.CUE, -1, 3, None, [Rule.OUTSIDE_TEXT]),
        (Layer.CUE, 0, len(TEXT) + 1, None, [Rule.OUTSIDE_TEXT]),
        (Layer.QUOTE, 4, 10, QuoteKind.MIXED, [Rule.WHITE_SPACE_EDGE]),
        (Layer.QUOTE, 0, 10, QuoteKind.DIRECT, [Rule.DIRECT_WITHOUT_MARKS]),
        (Layer.QUOTE, 0, 10, QuoteKind.MIXED, []),
        (Layer.QUOTE, 0, 3, QuoteKind.MIXED, [Rule.MIXED_WITHOUT_MARKS]),
        (Layer.QUOTE, 0, 10, None, [Rule.KIND]),
        (Layer.PLACE, 0, 3, QuoteKind.DIRECT, [Rule.KIND, Rule.DIRECT_WITHOUT_MARKS]),
        (Layer.QUOTE, 0, 15, QuoteKind.INDIRECT, [Rule.OVER_PARAGRAPHS]),
        (Layer.QUOTE, 5, 15, QuoteKind.DIRECT, []),
        # The fatha after the fa of وأضافَ belongs to its letter.
        (Layer.CUE, 11, 16, None, [Rule.PARTED_LETTER]),
        (Layer.CUE, 11, 17, None, []),
        # Within the emoji of three code points.
        (Layer.QUOTE, 18, 23, QuoteKind.INDIRECT, [Rule.PARTED_LETTER]),
        (Layer.QUOTE, 18, 25, QuoteKind.INDIRECT, []),
    ],
)
def test_the_broken_rules_are_named(layer, start, end, kind, broken) -> None:
    assert span_rules(TEXT, layer, start, end, kind) == broken


@pytest.mark.parametrize(
    ("text", "start", "end", "broken"),
    [
        ("في \u200f\u200b هنا", 3, 5, [Rule.EMPTY]),
        ("في \u200fإربد هنا", 3, 8, []),
        # Two flags, each of two code points.
        ("في 🇯🇴🇪🇬 هنا", 4, 6, [Rule.PARTED_LETTER]),
        ("في 🇯🇴🇪🇬 هنا", 3, 6, [Rule.PARTED_LETTER]),
        ("في 🇯🇴🇪🇬 هنا", 5, 7, []),
    ],
)
def test_a_span_has_a_sign_that_is_seen_and_parts_no_flag(text, start, end, broken) -> None:
    assert span_rules(text, Layer.PLACE, start, end) == broken
