import pytest

from tests.unit.suggest.told import quotes

FOUND = {
    "a noun with a pronoun in the subject": (
        "وقال أصدقاء الشاب وأسرته للسلطات إن السيارة كانت قديمة.",
        ("إن السيارة كانت قديمة", "قال"),
    ),
    "a noun with a pronoun in the content": (
        "من جهته أعرب الوزير خالد منصور عن أمله في أن يبدأ العمل غدا.",
        ("أمله في أن يبدأ العمل غدا", "أعرب … عن"),
    ),
    "between us": (
        "وقالت الوزيرة أمام مئة شخص في القاعة، بينهم طلاب: «نحن بحاجة إلى حل قريب».",
        ("«نحن بحاجة إلى حل قريب»", "قالت"),
    ),
    "a name kept secret": (
        "وقال مسؤول كبير، مشترطا عدم نشر اسمه: «علينا أن نجلس معهم غدا».",
        ("«علينا أن نجلس معهم غدا»", "قال"),
    ),
    "a deed behind بعد أن": (
        "وأغلق الطريق بعد أن قال شهود إن الجسر انهار.",
        ("إن الجسر انهار", "قال"),
    ),
    "said in what was named before": (
        "وقدم الكاتب هاشم سالم شهادة قال فيها إن الرواية صدرت قبل عام.",
        ("إن الرواية صدرت قبل عام", "قال"),
    ),
    "said in it, in a relative clause": (
        "وانتهى اللقاء في الوقت الذي قال فيه مسؤولون كبار إن الخلاف باق.",
        ("إن الخلاف باق", "قال"),
    ),
}


@pytest.mark.parametrize(("text", "told"), FOUND.values(), ids=FOUND)
def test_a_word_like_a_report_does_not_hide_one(text, told):
    assert [(said, cue) for _, said, _, cue in quotes(text)] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "وكان حجم الصندوق لا يقل عن خمسين مترا في هذا المكان.",
        "وعقد اللقاء الذي أعلن فيه فوزه بالجائزة.",
        "ونشر الخبر موقع ترك برس قبل يومين.",
        "وعاد الفريق بعد أن سجل لاعبه إصابة في الركبة.",
    ],
)
def test_a_word_like_a_report_is_none(text):
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("واختتم الوزير خالد منصور بالقول: «العمل بدأ أمس في المدينة».", "اختتم … بالقول"),
        ("وختم بقوله: «العمل بدأ أمس في المدينة».", "ختم بقوله"),
        ("وخلص سالم إلى القول: «العمل بدأ أمس في المدينة».", "خلص … إلى القول"),
        ("ورد الوزير على كلام الحزب بقوله إن العمل بدأ أمس.", "رد … بقوله"),
    ],
)
def test_a_verb_and_its_noun_of_report_are_cues_of_one_quote(text, cue):
    assert [told[3] for told in quotes(text)] == [cue]


def test_of_two_verbs_before_one_content_the_nearer_is_the_cue():
    told = quotes("وحذرت الشرطة سكان القرى من الاقتراب مما قالت بأنه سد قديم يتسرب ماؤه.")
    assert [cue for *_, cue in told][-1] == "قالت"


def test_a_thing_that_shows_says_nothing():
    told = quotes("وقال الوزير خالد منصور إن هذا الإجراء يؤكد مرة أخرى أن العمل بدأ.")
    assert [said for _, said, _, _ in told] == ["إن هذا الإجراء يؤكد مرة أخرى أن العمل بدأ"]
