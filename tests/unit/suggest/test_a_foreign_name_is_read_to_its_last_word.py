import pytest

from tests.unit.suggest.told import quotes

NAMES = {
    "القاضي ميريام أولسن برانت": "ميريام أولسن برانت",
    "المدير التنفيذي هيروشي تاناكا ياماموتو": "هيروشي تاناكا ياماموتو",
    "القاضي دانات برغمان": "دانات برغمان",
}


@pytest.mark.parametrize("mention", NAMES)
def test_a_foreign_name_is_read_to_its_last_word(mention):
    assert quotes(f"وقال {mention} إن القانون واضح.")[0][2] == NAMES[mention]


def test_a_surname_spelt_like_a_verb_in_the_plural_is_one():
    told = quotes("واستقبل الوزير المهندسة ماريا دوبوا، فيما قالت دوبوا إنها سعيدة.")
    assert [quote[2] for quote in told] == ["ماريا دوبوا"]
