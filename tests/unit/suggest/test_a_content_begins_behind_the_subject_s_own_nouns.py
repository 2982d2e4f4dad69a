import pytest

from tests.unit.suggest.told import quotes

CONTENTS = {
    "وأعلنت الهيئة المكلفة بمراقبة وقف إطلاق النار، أنها بدأت عملها.": "أنها بدأت عملها",
    "ونبه خالد منصور، رئيس هيئة الوقاية من الرشوة، إلى خطورة الوضع.": "خطورة الوضع",
    "وأكد خالد منصور، ردا على سؤال عما إذا كان يحق له أن يغلق المدرسة، أن القانون معه.": "أن القانون معه",
    "وأعلن خالد منصور عن إطلاق حملة جديدة وقد قام المعرض بتعيين مديرها.": "إطلاق حملة جديدة",
}


@pytest.mark.parametrize("text", CONTENTS)
def test_a_content_begins_behind_the_subject_s_own_nouns(text):
    assert [words for _, words, _, _ in quotes(text)] == [CONTENTS[text]]


@pytest.mark.parametrize(
    "text",
    [
        "وشاهدوا سباقا تتابع على أرض كبيرة أمام المدرسة القديمة وفي الصباح والمساء: يدور كل فريق ثلاثا.",
        "ويشكو خالد منصور المرض لأكثر من أربع سنوات.",
        "وتعتبر شركة الماء وخدمات «نجوم الغد» من بين الشركات الكبيرة.",
    ],
)
def test_what_only_looks_like_a_report_opens_nothing(text):
    assert quotes(text) == []
