import pytest

from tests.unit.suggest.told import quotes

CASES = {
    "with another noun of report": (
        "ونقلت الصحيفة عن مصدر في البلدية تأكيده أن السوق ستفتح غدا.",
        ("أن السوق ستفتح غدا", "مصدر في البلدية", "تأكيده"),
    ),
    "imputed": (
        "ونسبت الوكالة إلى مسؤول كبير قوله إن الاتفاق قريب.",
        ("إن الاتفاق قريب", "مسؤول كبير", "قوله"),
    ),
    "in the passive, of the one behind the preposition": (
        "ونُقل عن المدرب سليم الدردوري أن الفريق جاهز.",
        ("أن الفريق جاهز", "سليم الدردوري", "نُقل عن"),
    ),
    "in a document that the lexicon lacks": (
        "وجاء في نص الحكم أن المتهم تسلم الرشوة نقدا.",
        ("أن المتهم تسلم الرشوة نقدا", "نص الحكم", "جاء في"),
    ),
    "said by nobody known": ("ويُشاع أن اللاعب سيرحل.", ("أن اللاعب سيرحل", None, "يُشاع")),
    "said by two": ("وقالتا إن التدريب مفيد.", ("إن التدريب مفيد", None, "قالتا")),
    "said to us": (
        "وقال لنا سالم الحمدان إن المياه مقطوعة.",
        ("إن المياه مقطوعة", "سالم الحمدان", "قال"),
    ),
    "said to people": (
        "وأسرّ المدرب لمقربين منه بأنه ينوي الرحيل.",
        ("بأنه ينوي الرحيل", "المدرب", "أسرّ"),
    ),
    "said in what was given to a newspaper": (
        "وفي تصريحات خص بها صحيفة الميناء، أوضح الوزير عادل الخرزي أن الضريبة لن ترتفع.",
        ("أن الضريبة لن ترتفع", "عادل الخرزي", "أوضح"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_words_handed_on_by_name_or_noun_are_whoever_s_they_are(case):
    text, expected = CASES[case]
    assert quotes(text) == [("indirect", *expected)]


@pytest.mark.parametrize(
    "text",
    [
        "وهذه القرية، كما يقال، كانت أكبر في الماضي.",
        "وعالج الأطباء رجالا يقال إنهم غرباء.",
        "ونظمت البلدية السوق وفقا لأحكام القانون.",
    ],
)
def test_what_is_said_in_passing_and_what_a_law_orders_are_none(text):
    assert quotes(text) == []
