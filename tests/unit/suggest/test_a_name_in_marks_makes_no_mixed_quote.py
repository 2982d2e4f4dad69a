import pytest

from tests.unit.suggest.told import quotes

KINDS = {
    "وقال خالد منصور إن «الهيئة» ستتابع العمل.": "indirect",
    "وقال خالد منصور إن «نجوم الغد» قد أصبح فريقا كبيرا.": "indirect",
    "وقال خالد منصور إنها «الأعمال السيئة» لجيرانهم.": "mixed",
    "وقال خالد منصور إن المدير يحمل لقب «أمير البحر».": "indirect",
    "وقال خالد منصور إن بلاده «رحبت» بالزائرين.": "mixed",
    "وقال خالد منصور إن الحكومة ستصلح الأوضاع التي وصفها بـ«المزرية».": "mixed",
    "وقال خالد منصور إنه «شريك صغير» في العمل.": "mixed",
}


@pytest.mark.parametrize("text", KINDS)
def test_a_name_in_marks_makes_no_mixed_quote(text):
    assert quotes(text)[0][0] == KINDS[text]
