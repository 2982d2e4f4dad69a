import pytest

from tests.unit.suggest.told import mentions, quotes

FIRST = "وأعلن الأمير وليد الخزامي حاكم السهل أن العمل بدأ. "


@pytest.mark.parametrize(
    "text",
    [
        "وأكدت مطلع الشهر أن العمل انتهى.",
        "ويبلغ طول الجسر أربعين مترا ونصف المتر.",
        "وسافر الوفد من دون أن يكشف عن أسباب السفر.",
        "ويعتبر هذا المشروع الأول من نوعه في المدينة.",
    ],
)
def test_a_word_of_time_or_measure_is_no_speaker(text):
    assert mentions(text) == []


def test_a_verb_that_reports_nothing_ends_a_name():
    assert mentions("وقال سعيد الحمدان إن المهندس وليد زيدان غادر القاعة، مؤكدا أن العمل انتهى.") == [
        "سعيد الحمدان"
    ]


def test_an_honorific_with_a_pronoun_means_the_person_spoken_of():
    assert quotes(FIRST + "وقال سموه: «الماء للجميع في هذا السهل».")[-1][2] == "وليد الخزامي"


def test_an_office_behind_an_honorific_means_its_bearer():
    assert quotes(FIRST + "وأكد سمو حاكم السهل أن الماء للجميع.")[-1][2] == "وليد الخزامي"


def test_the_bearer_may_stand_behind_brackets_and_a_workplace():
    told = quotes("وأكد مسؤول (حرفة) في حلب فهد الدالي أن السوق مفتوحة.")
    assert told[0][2] == "فهد الدالي"


def test_a_clause_all_in_marks_ends_with_them():
    told = quotes("وذكر فهد الدالي أنها «تبيع كل يوم خبزا جديدا»، بالإضافة إلى الحلوى.")
    assert told[0][1] == "أنها «تبيع كل يوم خبزا جديدا»"


def test_a_law_is_not_the_statement_of_who_spoke_before():
    assert quotes(FIRST + "وينص القانون على إلزام كل ساكن بالنظافة.")[-1][2] == "القانون"


def test_whoever_is_called_upon_behind_a_name_is_no_part_of_it():
    assert mentions("ودعا فهد الدالي المواطنين إلى المشاركة في الحفل.") == ["فهد الدالي"]
