import pytest

from tests.unit.suggest.told import quotes

CASES = {
    "وأكد رئيس اللجنة التي زارت الموقع أن الأضرار محدودة.": "أن الأضرار محدودة",
    "واعتبر الشباب الذين شاركوا في الحملة أن العمل ليس سهلا.": "أن العمل ليس سهلا",
    "وقالت الصحيفة التي أوردت الخبر في تقرير كتبه مراسلها إن الطريق مغلق.": "إن الطريق مغلق",
}


@pytest.mark.parametrize("text", CASES)
def test_a_clause_about_the_subject_hides_no_content(text):
    assert [told[1] for told in quotes(text)] == [CASES[text]]


def test_what_the_clause_itself_governs_is_not_what_was_said():
    assert quotes("وعاد المدير الذي يريد أن يسافر.") == []
