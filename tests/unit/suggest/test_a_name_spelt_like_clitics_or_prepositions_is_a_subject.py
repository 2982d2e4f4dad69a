import pytest

from tests.unit.suggest.told import mentions


@pytest.mark.parametrize(
    ("subject", "content"),
    [
        ("هاينز فيشر", "إنه سيزور المدينة"),
        ("علي أكبر", "إنه فوجئ بالخبر"),
        ("إمام وخطيب الجامع الكبير", "إن الصبر قيمة رحبة"),
        ("ويلموت", "إن العالم كبير"),
        ("ولد الشيخ أحمد", "إنه سيعود غدا"),
    ],
)
def test_a_name_spelt_like_a_clitic_or_a_preposition_is_the_subject(subject, content):
    assert mentions(f"وقال {subject} {content}.") == [subject]


def test_an_office_in_the_masculine_may_be_a_woman_s():
    assert mentions("ورجحت عضو لجنة السلامة أن العمل انتهى.") == ["عضو لجنة السلامة"]


def test_ali_written_for_on_stays_a_preposition():
    assert mentions("وأكد خالد منصور أمس علي ضرورة العمل، وشدد علي أن الطريق طويلة.") == ["خالد منصور"]
