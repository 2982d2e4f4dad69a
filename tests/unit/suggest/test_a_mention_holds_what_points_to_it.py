import pytest

from tests.unit.suggest.told import mentions, quotes


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("وأضاف المصدر نفسه أن البحث ما زال جاريا.", "المصدر نفسه"),
        ("وأوضحت المسؤولة ذاتها أن البحث ما زال جاريا.", "المسؤولة ذاتها"),
        ("وقالت هذه المصادر إن البحث ما زال جاريا.", "هذه المصادر"),
        ("وقالت وسائل إعلام محلية إن البحث ما زال جاريا.", "وسائل إعلام محلية"),
        ("وقالت مصادر طبية وحقوقية إن العدد ارتفع.", "مصادر طبية وحقوقية"),
    ],
)
def test_a_mention_holds_what_points_to_it(text, mention):
    assert mentions(text) == [mention]


@pytest.mark.parametrize(
    "text",
    [
        "وقال المدير رشيد القندولي إن العمل توقف، واعترف لأول مرة بوجود خسائر كبيرة.",
        "إلا أن المدير رشيد القندولي صرح لرويترز أمس بأن العمل توقف.",
    ],
)
def test_neither_a_first_time_nor_who_is_spoken_to_is_a_mention(text):
    assert {said[2] for said in quotes(text)} == {"رشيد القندولي"}
    assert mentions(text) == ["المدير رشيد القندولي"]
