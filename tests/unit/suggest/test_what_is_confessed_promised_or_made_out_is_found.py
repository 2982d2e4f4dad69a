import pytest

from tests.unit.suggest.told import quotes

CASES = {
    "confessed": ("واعترف المتهم بسرقة ثلاث سيارات.", ("بسرقة ثلاث سيارات", "المتهم", "اعترف")),
    "promised": (
        "وتعهد رئيس النادي هاني الصفراوي بسداد رواتب اللاعبين قبل نهاية الشهر.",
        ("بسداد رواتب اللاعبين قبل نهاية الشهر", "هاني الصفراوي", "تعهد"),
    ),
    "foreseen by several who are not named": (
        "ورجّح محللون تراجع أسعار الذهب في الربع الأخير.",
        ("تراجع أسعار الذهب في الربع الأخير", "محللون", "رجّح"),
    ),
    "made out with its cause": (
        "وعزا الخبير نبيل الشرفاني ارتفاع الأسعار إلى شح المعروض.",
        ("ارتفاع الأسعار إلى شح المعروض", "نبيل الشرفاني", "عزا"),
    ),
    "called for": (
        "وأهابت الوزارة بالجميع ضرورة الحذر من السيول.",
        ("ضرورة الحذر من السيول", "الوزارة", "أهابت"),
    ),
    "passed on": (
        "وتداول ناشطون على مواقع التواصل أن المدير استقال.",
        ("أن المدير استقال", "ناشطون", "تداول"),
    ),
    "published": ("ونشرت الصحيفة أن المدير استقال.", ("أن المدير استقال", "الصحيفة", "نشرت")),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_confessed_promised_or_made_out_is_found(case):
    text, expected = CASES[case]
    assert quotes(text) == [("indirect", *expected)]


@pytest.mark.parametrize(
    "text",
    [
        "وطالب الشيخ علي بلحاج الذي حضر اللقاء.",
        "واعترف المتهم بسرعة كبيرة.",
        "وتداول المجلس في القضية.",
        "ونشرت الصحيفة صورة المدير.",
    ],
)
def test_names_manners_and_mere_acts_are_none(text):
    assert quotes(text) == []


def test_what_someone_ends_is_no_part_of_who_speaks():
    told = quotes("واستكمل رئيس الهيئة حديثه قائلا: «سنعمل ليل نهار».")
    assert told == [("direct", "«سنعمل ليل نهار»", "رئيس الهيئة", "قائلا")]
