import pytest

from annotations.suggest.gazetteer import load, read
from newsreader.arabic.folding import fold_text


def keys(text, at=0):
    found = load().longest_match(fold_text(text).split(), at)
    return found and (found[0], [place.key for place in found[1]])


@pytest.mark.parametrize(
    ("text", "length", "first"),
    [
        ("الأردن يستضيف", 1, "jo"),
        ("نهر الأردن جف", 2, "jordan-river"),
        ("الولايات المتحدة الأميركية تعلن", 3, "us"),
        ("الولايات المتحدة تعلن", 2, "us"),
        ("أميركا", 1, "us"),
        ("بريطانيا", 1, "gb"),
        ("مطار بيروت الدولي", 3, "lb-beirut-airport"),
        ("البيت الأبيض", 2, "us-white-house"),
        ("معبر رفح", 2, "ps-rafah-crossing"),
        ("رفح", 1, "ps-rafah"),
        ("اسطنبول", 1, "tr-istanbul"),
    ],
)
def test_the_most_words_win(text, length, first):
    found = keys(text)
    assert found is not None
    assert (found[0], found[1][0]) == (length, first)


def test_it_looks_at_the_position_alone():
    assert keys("وصل إلى عمّان أمس", 2) == (1, ["om", "jo-amman"])
    assert keys("وصل إلى عمّان أمس", 1) is None


def test_of_one_name_the_most_prominent_place_comes_first():
    assert keys("طرابلس") == (1, ["ly-tripoli", "lb-tripoli"])


def test_the_end_of_the_words_is_no_fault():
    assert keys("الولايات") is None


def test_a_broken_line_is_named(tmp_path):
    broken = tmp_path / "gazetteer.tsv"
    head = (
        "key\tname\tvariants\tname_en\tcountry\tkind\tlatitude\tlongitude\twikidata\talso_word\talso_place\n"
    )
    broken.write_text(head + "xx\tاسم\t\tName\tXX\tcity\tnorth\t1\t\t\t\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"gazetteer\.tsv, line 2"):
        read(broken)
