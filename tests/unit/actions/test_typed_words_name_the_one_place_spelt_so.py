import pytest

from annotations.actions.gazetteer_lookup import only_entry


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("عمّان", "jo-amman"),
        ("عُمان", "om"),
        (" عمّان ", "jo-amman"),
        ("إربد", "jo-irbid"),
        ("اربد", "jo-irbid"),
    ],
)
def test_one_place_is_spelt_so(words, key):
    assert only_entry(words) == key


@pytest.mark.parametrize("words", ["عمان", "طرابلس", "", "لا مكان كهذا"])
def test_several_or_none_are_nothing(words):
    assert only_entry(words) is None
