import pytest

from tests.unit.suggest.told import quotes


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "وقالت الباحثة ليلى الشامي إن الدراسة انتهت. وبينت الخبيرة أن النتائج أولية.",
            ["ليلى الشامي", "ليلى الشامي"],
        ),
        (
            "وقالت ليلى الشامي إن الدراسة انتهت. وأثنت الخبيرة الأردنية على الفريق، وقالت إن النتائج أولية.",
            ["ليلى الشامي", "ليلى الشامي"],
        ),
        # No man.
        (
            "وقال سالم الحمدان إن الدراسة انتهت. وبينت الخبيرة أن النتائج أولية.",
            ["سالم الحمدان", "الخبيرة"],
        ),
        # Whom the text calls by his office alone is another.
        ("وقال الوزير إن الدراسة انتهت. وأكد الطبيب أن النتائج أولية.", ["الوزير", "الطبيب"]),
    ],
    ids=["alone", "with an adjective", "of another gender", "behind an office"],
)
def test_a_calling_with_the_article_means_who_speaks(text, speakers):
    assert [told[2] for told in quotes(text)] == speakers
