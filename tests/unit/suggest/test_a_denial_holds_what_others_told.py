import pytest

from tests.unit.suggest.told import quotes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ونفى النادي ما تردد عن رحيل المدرب.", "ما تردد عن رحيل المدرب"),
        ("ونفى الوزير ما نشرته الصحف حول القضية.", "ما نشرته الصحف حول القضية"),
        ("ونفى المتحدث ضلوع الحركة في الحريق.", "ضلوع الحركة في الحريق"),
    ],
)
def test_a_denial_holds_what_others_told(text, said):
    assert [told[1] for told in quotes(text)] == [said]


def test_whose_words_it_follows_is_no_part_of_a_denial():
    assert [told[1] for told in quotes("ونفى النادي رحيل المدرب بحسب ما ذكر.")] == ["رحيل المدرب"]
