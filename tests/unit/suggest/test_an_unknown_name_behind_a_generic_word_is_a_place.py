"""Names that the gazetteer lacks: quarters, villages, squares and sites, told by the word before them."""

import pytest

from tests.unit.suggest.told import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اندلع حريق في حي الياسمين أمس.", ["الياسمين"]),
        ("وزار الوفد دوار أولاد برحيلة.", ["أولاد برحيلة"]),
        ("وقع الحادث بقرية بني زرنوق.", ["بني زرنوق"]),
        ("وقع الحادث في مقاطعة كرسبان.", ["كرسبان"]),
        # Two or more under one word.
        ("وصل السكان إلى بلدتي الدوحان والنخلة.", ["الدوحان", "النخلة"]),
        # The head of a site belongs to its name.
        ("تجمع الناس في ساحة الوفاء.", ["ساحة الوفاء"]),
        ("افتتح الوزير متحف طنجة أمس.", ["متحف طنجة"]),
        ("وافتتح مستوصف سيدي زرنوق.", ["مستوصف سيدي زرنوق"]),
        ('وسيطر الجنود على جبل "كرسان" أمس.', ['جبل "كرسان"']),
        ("وسار الناس في شارع محمد الخامس أمس.", ["شارع محمد الخامس"]),
        ("واستقبل فندق بغداد ضيوفه.", ["فندق بغداد"]),
        # The generic word of an area is no part of it, though the gazetteer lists both together.
        ("وقال رئيس إقليم كردستان العراق كلمة.", ["كردستان العراق"]),
        # No names.
        ("ومن ناحية أخرى، عاد الوفد.", []),
        ("ودعا إلى مقاطعة ثلاث شركات.", []),
        ("وارتفع سعر زيت دوار الشمس.", []),
        ("وسقط جنود في ساحة المعركة.", []),
        ("وبدأت الحملة في 13 ولاية اعتقل فيها رجال.", []),
    ],
)
def test_an_unknown_name_behind_a_generic_word_is_a_place(text, expected):
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Once a generic word has told it, the name is the place again.
        ("زار الوزير مدينة سلا. وشكرت ساكنة سلا الوزير، وسافر لسلا وفد.", ["سلا", "سلا", "سلا"]),
        ("سلا\nوصل الوفد أمس.", ["سلا"]),
        # Words that only look like a clitic and a place, and people called after one.
        ("وتسود في القارة لغات رسمية.", []),
        ("وقدم البحوث والبطاطا، ونشر بحوث بطاطا.", []),
        ("وتحدث عبد الرزاق آيت باها.", []),
        ("وزار جماعة آيت باها.", ["آيت باها"]),
        ("وكان الوفد في الأردن وكان الوزير معه.", ["الأردن"]),
        ("وتأهل الفريق إلى مونديال روسيا.", []),
        ("وبعد إعلان فرنسا انسحابها عاد الوفد.", ["فرنسا"]),
        ("وقالت الحملة الوطنية لنصرة الأشقاء في سوريا إنها بدأت.", []),
        ("وقالت اللجنة في سوريا إنها بدأت.", ["سوريا"]),
    ],
)
def test_the_words_around_a_known_name_decide(text, expected):
    assert places(text) == expected
