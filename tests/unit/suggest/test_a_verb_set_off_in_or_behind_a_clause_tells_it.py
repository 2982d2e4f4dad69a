import pytest

from tests.unit.suggest.told import quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وستنطلق الدورة غدا، يؤكد المدير رشيد القندولي.",
            ("indirect", "ستنطلق الدورة غدا", "رشيد القندولي", "يؤكد"),
        ),
        (
            "سترتفع الأسعار في الصيف، تضيف الخبيرة هند السلموني.",
            ("indirect", "سترتفع الأسعار في الصيف", "هند السلموني", "تضيف"),
        ),
        (
            "الوضع، يقول الطبيب سالم الحمدان، خطير جدا ويحتاج إلى تدخل عاجل.",
            (
                "indirect",
                "الوضع، يقول الطبيب سالم الحمدان، خطير جدا ويحتاج إلى تدخل عاجل",
                "سالم الحمدان",
                "يقول",
            ),
        ),
    ],
)
def test_a_verb_set_off_in_or_behind_a_clause_tells_it(text, expected):
    assert quotes(text) == [expected]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("وعاد اللاعبون إلى القرية، يقول سالم الحمدان إنهم تعبوا.", "إنهم تعبوا"),
        ("وفي هذا السياق، يقول سالم الحمدان، مدير النادي، إن الفوز ممكن.", "إن الفوز ممكن"),
    ],
)
def test_a_verb_with_a_content_of_its_own_tells_that(text, said):
    assert [told[1] for told in quotes(text)] == [said]
