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


@pytest.mark.parametrize(
    "denying", ["نافية ما تردد عن نقل المعرض", "نافية ما أشيع حول بيع السوق", "مكذبة ما نشر عنها"]
)
def test_a_participle_of_denial_holds_what_others_told(denying):
    told = quotes(f"وقالت المديرة سعاد القندول إن الدورة ستقام في الصيف، {denying}.")
    assert [said for _, said, _, _ in told] == ["إن الدورة ستقام في الصيف", denying.split(" ", 1)[1]]
    assert told[1][2] == "سعاد القندول"
