import pytest

from tests.unit.suggest.told import mentions

KEPT_BACK = {
    "طلب عدم الكشف عن هويته": "وأكد مصدر مطلع طلب عدم الكشف عن هويته أن الحوار تعثر.",
    "رفض كشف اسمه": "وأكد مصدر مطلع رفض كشف اسمه أن الحوار تعثر.",
    "، فضل عدم ذكر اسمه،": "وقال مصدر مطلع، فضل عدم ذكر اسمه، إن الحوار تعثر.",
    "اشترط إخفاء هويته": "وقال مصدر مطلع اشترط إخفاء هويته إن الحوار تعثر.",
    "طلب حجب اسمه": "وقال مصدر مطلع طلب حجب اسمه إن الحوار تعثر.",
    "شرط عدم الكشف عن هويته": "وقال مصدر مطلع شرط عدم الكشف عن هويته إن الحوار تعثر.",
    "تحدث شريطة عدم ذكر اسمه": "وقال مصدر مطلع تحدث شريطة عدم ذكر اسمه إن الحوار تعثر.",
}


@pytest.mark.parametrize("text", KEPT_BACK.values(), ids=KEPT_BACK)
def test_what_a_source_keeps_back_is_no_part_of_its_mention(text):
    assert mentions(text) == ["مصدر مطلع"]
    official = text.replace("مصدر مطلع", "مسؤول حكومي رفيع")
    assert mentions(official) == ["مسؤول حكومي رفيع"]


@pytest.mark.parametrize(
    "source", ["مصدر طبي في مستشفى المدينة", "مصدر فني في إحدى المحطات", "مصدر أمني في الميناء"]
)
def test_where_an_unnamed_source_works_is_part_of_its_mention(source):
    assert mentions(f"وأفاد {source} بأن الجرحى وصلوا ليلا.") == [source]
    assert mentions(f"وانقطع الماء عن المدينة ثلاثة أيام كاملة، نقلا عن {source}.") == [source]


def test_when_or_by_what_a_source_spoke_is_no_part_of_its_mention():
    assert mentions("وأفاد مصدر أمني في بيان بأن الطريق مغلقة.") == ["مصدر أمني"]
    assert mentions("وأفاد مصدر أمني في وقت متأخر بأن الطريق مغلقة.") == ["مصدر أمني"]
