import pytest

from annotations.suggest.morphology import analyse


def lexemes(word, pos="verb"):
    return {reading.lexeme for reading in analyse(word) if reading.pos == pos and reading.voice == "active"}


@pytest.mark.parametrize(
    ("word", "there", "gone"),
    [
        ("ذكّر", "ذَكَّرَ", "ذَكَرَ"),
        ("ذَكَر", "ذَكَرَ", "ذَكَّرَ"),
        ("بلّغ", "بَلَّغَ", "بَلَغَ"),
        ("بَلَغ", "بَلَغَ", "بَلَّغَ"),
    ],
)
def test_marks_choose_between_verbs_written_alike(word, there, gone):
    assert there in lexemes(word)
    assert gone not in lexemes(word)


def test_without_marks_both_are_there():
    assert {"ذَكَرَ", "ذَكَّرَ"} <= lexemes("ذكر")


def test_the_last_letters_mark_is_not_compared():
    assert "قَالَ" in lexemes("قالَ")
    assert "قَالَ" in lexemes("قالُ")


def test_a_passive_is_told_by_its_marks():
    assert {reading.voice for reading in analyse("ذُكِر") if reading.pos == "verb"} == {"passive"}


def test_tanwin_of_the_accusative_may_stand_on_either_letter():
    for word in ("قائلاً", "قائلًا", "قائلا"):
        assert any(r.accusative and r.form == "active_participle" for r in analyse(word)), word
