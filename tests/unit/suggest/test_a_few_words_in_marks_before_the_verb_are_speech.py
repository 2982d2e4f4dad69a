import pytest

from tests.unit.suggest.told import quotes

CASES = {
    "«لن نتراجع»، قال رئيس النقابة أمام العمال.": ("«لن نتراجع»", "رئيس النقابة", "قال"),
    "«لن نتراجع»، هكذا قال رئيس النقابة أمام العمال.": ("«لن نتراجع»", "رئيس النقابة", "قال"),
    "«لا مكان للخوف»، بهذه الكلمات استهل الكاتب عيسى الحمدان كلمته.": (
        "«لا مكان للخوف»",
        "عيسى الحمدان",
        "استهل",
    ),
    "«كنا ننتظر القرار»، يوضح المدرب سالم الحمدان.": ("«كنا ننتظر القرار»", "سالم الحمدان", "يوضح"),
}


@pytest.mark.parametrize("text", CASES)
def test_a_few_words_in_marks_before_the_verb_are_speech(text):
    assert [told[1:] for told in quotes(text)] == [CASES[text]]


def test_a_title_in_marks_within_the_sentence_is_none():
    assert quotes("وقرأ «ليل طويل»، قال الناقد سالم الحمدان.") == []
