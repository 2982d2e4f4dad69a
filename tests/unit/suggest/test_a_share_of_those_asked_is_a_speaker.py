import pytest

from tests.unit.suggest.told import quotes


@pytest.mark.parametrize(
    ("share", "rest"),
    [
        ("22% منهم", "إن الكاميرا أهم"),
        ("نحو 20% من مستخدمي الموقع", "إنهم يدخلون إليه يوميا"),
        ("97% من البالغين أصحاب الحسابات", "إنهم يستخدمونه"),
    ],
)
def test_a_share_is_read_to_its_end(share, rest):
    assert quotes(f"وقال {share} {rest}.") == [("indirect", rest, share, "قال")]
