import pytest

from tests.unit.suggest.told import quotes

BEFORE = "سجلت البلدة أمطارا غزيرة مساء أمس وغمرت المياه الشوارع.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "مازن الصفدان: الموازنة الجديدة مجحفة بحق الفقراء",
            ("indirect", "الموازنة الجديدة مجحفة بحق الفقراء", "مازن الصفدان", ""),
        ),
        (
            "المدير رشيد القندولي: «لن يغلق المصنع أبوابه أبدا»",
            ("direct", "«لن يغلق المصنع أبوابه أبدا»", "رشيد القندولي", ""),
        ),
        (
            "وزارة الصحة: تسجيل خمس إصابات جديدة بالمرض",
            ("indirect", "تسجيل خمس إصابات جديدة بالمرض", "وزارة الصحة", ""),
        ),
        (
            "مصادر طبية: ارتفاع عدد المصابين إلى عشرة",
            ("indirect", "ارتفاع عدد المصابين إلى عشرة", "مصادر طبية", ""),
        ),
    ],
)
def test_a_heading_within_a_text_is_speech_of_who_stands_before_its_colon(text, expected):
    assert quotes(BEFORE + text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        BEFORE + "تصوير: مازن الصفدان وسليم الدردوري من مكتب الشمال",
        BEFORE + "فريق العمل: مازن الصفدان، سليم الدردوري، رنا السمهوري، هند السلموني",
        BEFORE + "عمان - مازن الصفدان: شهدت البلدة أمطارا غزيرة",
        "مازن الصفدان: شهدت البلدة أمطارا غزيرة مساء أمس.",
    ],
)
def test_lists_and_reporters_names_are_none(text):
    assert quotes(text) == []


def test_what_was_put_up_on_an_account_has_its_verb_for_a_cue():
    told = quotes("ونشر اللاعب فهد العطوي على حسابه في تويتر: «انتهت رحلتي مع الفريق».")
    assert told == [("direct", "«انتهت رحلتي مع الفريق»", "فهد العطوي", "نشر")]


def test_a_few_words_in_marks_are_speech_without_a_comma_too():
    told = quotes("«المباراة صعبة» يوضح المدرب سليم الدردوري، قبل أن يضيف «لكننا جاهزون لها».")
    assert [quote[1:] for quote in told] == [
        ("«المباراة صعبة»", "سليم الدردوري", "يوضح"),
        ("«لكننا جاهزون لها»", "سليم الدردوري", "يضيف"),
    ]
