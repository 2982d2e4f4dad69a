import pytest

from tests.unit.suggest.told import mentions, quotes

SPOKESMEN = {
    "a clause follows": "المتحدث باسم اللجنة الوطنية العليا لمكافحة الجراد وليد الياسمين",
    "a company": "الناطق الرسمي باسم الشركة العامة لتوزيع المياه باسل الزيزفون",
    "a title": "رئيس الهيئة العامة لتنظيم الاتصالات الدكتور عاصم الريحان",
    "a comma": "المتحدث باسم الجمعية الوطنية لحماية المستهلك، خالد السنديان",
}


@pytest.mark.parametrize("spokesman", SPOKESMEN.values(), ids=SPOKESMEN)
def test_a_body_with_a_purpose_in_its_name_has_its_spokesman_behind_it(spokesman):
    aside = "،" if "،" in spokesman else ""
    text = f"وذكر {spokesman}{aside} أن المخزون كاف."
    assert mentions(text) == [spokesman]
    assert quotes(text)[0][2] == " ".join(spokesman.split()[-2:])


def test_what_is_done_for_another_is_no_part_of_the_speaker():
    text = "ودعا الناطق باسم الهيئة العامة لإقالة الوزير خالد المنصور."
    assert all("لإقالة" not in mention for mention in mentions(text))
