import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.formats.errors import FormatError
from annotations.formats.offsets import Units


@given(
    st.text(
        st.one_of(st.sampled_from("قَ🚢👩🏽\u200d"), st.characters(exclude_categories=["Cs"])), max_size=30
    )
)
def test_every_offset_is_that_of_the_encoded_text_and_comes_back(text):
    units = Units(text)
    for at in range(len(text) + 1):
        assert units.of(at) == len(text[:at].encode("utf-16-le")) // 2
        assert units.back(units.of(at)) == at


def test_an_offset_within_an_emoji_or_outside_is_refused():
    units = Units("ق🚢ل")
    assert [units.of(at) for at in range(4)] == [0, 1, 3, 4]
    for wrong in (-1, 2, 5):
        with pytest.raises(FormatError):
            units.back(wrong)
