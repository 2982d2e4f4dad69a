import pytest

from tests.unit.suggest.told import quotes

HANDED_ON = {
    "a source": ("ونُقل عن مصدر أمني أن السائق أوقف مساء أمس.", "مصدر أمني"),
    "a person": ("ونُقل عن رئيس البلدية وسيم القندول أن الجسر سيفتح غدا.", "وسيم القندول"),
    "a body": ("ونُقل عن وزارة النقل أن الطريق مغلقة.", "وزارة النقل"),
    "without vowels": ("ونقل عن مصادر طبية أن العدد قليل.", "مصادر طبية"),
}


@pytest.mark.parametrize(("text", "speaker"), HANDED_ON.values(), ids=HANDED_ON)
def test_who_is_behind_a_passive_report_is_its_speaker(text, speaker):
    assert [told[2] for told in quotes(text)] == [speaker]


@pytest.mark.parametrize("verb", ["أُعلن", "قيل", "ذُكر", "رُوي"])
def test_a_passive_report_that_names_nobody_has_no_speaker(verb):
    (told,) = quotes(f"وقال الوزير كلمته. و{verb} أن الجسر مغلق.".replace("قال أن", "قال إن"))
    assert told[2] is None
