import pytest

from annotations.suggest import suggest


def keys(text):
    return [place.gazetteer for place in suggest(text).places]


def confidences(text):
    return [place.why.confidence for place in suggest(text).places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is written tells them apart.
        ("وصل الوزير إلى عمّان أمس.", "jo-amman"),
        ("وصل الوزير إلى عَمَّان أمس.", "jo-amman"),
        ("وصل الوزير إلى عُمان أمس.", "om"),
        ("وصل الوزير إلى عُمَان أمس.", "om"),
        # What stands before the name.
        ("وصل الوزير إلى العاصمة عمان أمس.", "jo-amman"),
        ("وصل الوزير إلى سلطنة عمان أمس.", "om"),
        ("عاد إلى ولاية جورجيا أمس.", "us-georgia"),
        ("عاد إلى دولة جورجيا أمس.", "ge"),
    ],
)
def test_the_spelling_and_the_word_before_tell(text, expected):
    assert keys(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "ambiguous", "expected"),
    [
        ("زار الوفد إربد والزرقاء ثم عاد إلى عمان.", -1, "jo-amman"),
        ("قال مسؤول أردني إن الوفد وصل إلى عمان.", -1, "jo-amman"),
        ("زار الوفد مسقط وصلالة ثم غادر عمان.", -1, "om"),
        ("قال مسؤول عماني إن الوفد وصل إلى عمان.", -1, "om"),
        ("زار الوفد بيروت وصيدا ثم طرابلس.", -1, "lb-tripoli"),
        ("زار الوفد بنغازي ومصراتة ثم طرابلس.", -1, "ly-tripoli"),
        ("ترأس الملك حفلا في الرباط. وتعد المملكة من الدول المصدرة.", -1, "ma"),
        ("وصل إلى الرياض وجدة. وتعد المملكة من الدول المصدرة.", -1, "sa"),
    ],
)
def test_the_countries_of_the_article_tell(text, ambiguous, expected):
    assert keys(text)[ambiguous] == expected


def test_a_name_behind_its_conjunction_and_a_name_that_begins_so_are_told_apart():
    assert keys("زار الوفد الرياض وجدة.") == ["sa-riyadh", "sa-jeddah"]
    assert keys("سافر الوفد المغربي من الرباط إلى وجدة.") == ["ma-rabat", "ma-oujda"]


def test_one_mention_that_is_clear_settles_the_others():
    assert keys("وصل إلى عمّان أمس. وقال إن عمان ترحب به.") == ["jo-amman", "jo-amman"]


def test_where_nothing_tells_the_suggestion_is_unsure():
    (silent,) = confidences("وصل الوزير إلى عمان أمس.")
    (clear,) = confidences("وصل الوزير إلى عمّان أمس.")
    assert silent <= 0.5 < clear


def test_the_reason_says_that_several_places_are_called_so():
    (place,) = suggest("وصل الوزير إلى عمان أمس.").places
    assert place.why.rule == "gazetteer-ambiguous"
    *_, place = suggest("زار الوفد بيروت وصيدا ثم طرابلس.").places
    assert place.why.rule == "gazetteer-by-context"
