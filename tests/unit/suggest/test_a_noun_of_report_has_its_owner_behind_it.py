import pytest

from tests.unit.suggest.told import quotes

OWNED = {
    "a clause": (
        "وجاء ذلك رغم تأكيد الوزير خالد منصور أن الأسعار ثابتة.",
        ("أن الأسعار ثابتة", "خالد منصور", "تأكيد"),
    ),
    "handed on": (
        "ونقلت الصحف تأكيد الوزير خالد منصور أن الأسعار ثابتة.",
        ("أن الأسعار ثابتة", "خالد منصور", "تأكيد"),
    ),
    "an accusation": (
        "ورفض الحزب اتهامات الوزير خالد منصور بتعطيل الحوار.",
        ("بتعطيل الحوار", "خالد منصور", "اتهامات"),
    ),
    "announced all the same": (
        "وبقي اللاعب رغم إعلان الوزير خالد منصور رغبته في المغادرة.",
        ("رغبته في المغادرة", "خالد منصور", "إعلان"),
    ),
}


@pytest.mark.parametrize(("text", "told"), OWNED.values(), ids=OWNED)
def test_a_noun_of_report_has_its_owner_behind_it(text, told):
    assert [(said, speaker, cue) for _, said, speaker, cue in quotes(text)] == [told]


def test_a_noun_of_stress_reports_with_its_article():
    (told,) = quotes("وانتهى الخطاب بالتأكيد على أن العمل بدأ أمس.")
    assert (told[1], told[3]) == ("أن العمل بدأ أمس", "التأكيد على")


@pytest.mark.parametrize(
    "text",
    [
        "وسيعود الفريق عندما يتسنى للهيئة التأكيد على أن الماء نظيف.",
        "تجدر الإشارة إلى أن العمل بدأ أمس.",
        "وارتفعت الأسعار بعد إعلان الشركة انسحابها من السوق.",
        "ورفض الحزب كل الاتهامات.",
    ],
)
def test_a_formula_or_an_event_is_no_report(text):
    assert quotes(text) == []


AGAIN = {
    "demanded again": (
        "وجدد الناطق باسم الهيئة سالم الحمدان المطالبة بفتح الطريق.",
        [("بفتح الطريق", "سالم الحمدان", "جدد … المطالبة")],
    ),
    "stressed again": (
        "وكرر الوزير سالم الحمدان أمس التأكيد على الحاجة إلى فتح الطريق.",
        [("الحاجة إلى فتح الطريق", "سالم الحمدان", "كرر … التأكيد على")],
    ),
    "stressed by nobody named": (
        "كما تم التأكيد على دعم الحركة للبلدية.",
        [("دعم الحركة للبلدية", None, "تم التأكيد على")],
    ),
    "stressed besides": (
        "وقال المدير سالم الحمدان إن العمل مستمر، مع التشديد على ضرورة احترام المواعيد.",
        [
            ("إن العمل مستمر", "سالم الحمدان", "قال"),
            ("ضرورة احترام المواعيد", "سالم الحمدان", "التشديد على"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "told"), AGAIN.values(), ids=AGAIN)
def test_a_noun_of_report_with_its_article_reports_what_is_said_again(text, told):
    assert [(said, speaker, cue) for _, said, speaker, cue in quotes(text)] == told
