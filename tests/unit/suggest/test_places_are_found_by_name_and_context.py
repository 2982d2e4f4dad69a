import pytest

from annotations.suggest import suggest
from tests.unit.suggest.told import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد إلى القاهرة وبغداد.", ["القاهرة", "بغداد"]),
        ("وبالقاهرة مقره.", ["القاهرة"]),
        ("قدم دعما للأردن.", ["لأردن"]),
        ("زار مدينة إربد.", ["إربد"]),
        # A state's word belongs to its name, what a town suffers does not.
        ("ووصل الوفد إلى جمهورية كينيا أمس.", ["جمهورية كينيا"]),
        ("ووصل الوفد إلى جمهورية الشيشان أمس.", ["جمهورية الشيشان"]),
        ("واحتفل الناس في القدس المحتلة أمس.", ["القدس"]),
        ("ووصل الحجاج إلى المشاعر المقدسة.", ["المشاعر المقدسة"]),
        ("وهي أمارة بحجم منطقة الرياض.", ["الرياض"]),
        # Behind منطقة an unknown name, where it looks like no Arabic word.
        ("وقعت الانهيارات بمنطقة كاسكي أمس.", ["كاسكي"]),
        ("وطالب بإقامة منطقة حظر للطيران.", []),
        # The newspaper, and the region.
        ("وقال المسؤول لـ«الشرق الأوسط» إن الحوار مستمر.", []),
        ("وعاد المسؤول إلى الشرق الأوسط أمس.", ["الشرق الأوسط"]),
        ("وكانت له مآرب أخرى.", []),
        ("التقى الوزير الأردني نظيره المصري.", []),
        ("درس في جامعة القاهرة.", []),
        ("وقع اتفاق أوسلو قبل أعوام.", []),
        ("هبطت الطائرة في مطار بيروت الدولي.", ["مطار بيروت الدولي"]),
        ("وذلك في إطار سعيها إلى السلام.", []),
    ],
)
def test_places_are_found_by_name_and_context(text, expected):
    assert places(text) == expected


def test_a_place_that_speaks_stands_for_its_government():
    (place,) = suggest("وأكدت فرنسا أن المفاوضات صعبة.").places
    assert place.metonymy
    assert place.gazetteer == "fr"
