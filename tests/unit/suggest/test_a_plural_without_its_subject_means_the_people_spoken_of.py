import pytest

from tests.unit.suggest.told import quotes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وتجمع المتظاهرون أمام المقر. وقالوا إن مطالبهم مشروعة.", "المتظاهرون"),
        ("وأضرب العمال أمس. وأكدوا في بيان أنهم لن يتراجعوا.", "العمال"),
        ("وسمع شهود دوي انفجار، وأكدوا أن الدخان غطى المكان.", "شهود"),
    ],
)
def test_those_who_acted_before_speak(text, speaker):
    ((_, _, said_by, _),) = quotes(text)
    assert said_by == speaker


def test_one_man_between_is_passed_over():
    told = quotes("وقال السكان إن الماء مقطوع. وقال المدير سعد المالح إن العمل بدأ. وأكدوا أن أحدا لم يزرهم.")
    assert [quote[2] for quote in told] == ["السكان", "سعد المالح", "السكان"]
