import pytest

from tests.unit.suggest.told import mentions, quotes

NAMES = {
    "وقال وزير الداخلية الأردني اللواء خالد منصور إن العمل بدأ.": "خالد منصور",
    "وأوضح الدكتور/ خالد منصور أن العمل بدأ.": "خالد منصور",
    "وقال فلاح مصطفى رئيس الدائرة إن العمل بدأ.": "فلاح مصطفى",
    "وقال الكاتب بن فولاند إن العمل بدأ.": "بن فولاند",
    "وقال المدير التنفيذي للشركة، بن فان بورغن، إن العمل بدأ.": "بن فان بورغن",
    "وقال المتحدث باسم الحركة ذبيح الله منصور إن العمل بدأ.": "ذبيح الله منصور",
    "وقال محمد صديقي إن العمل بدأ.": "محمد صديقي",
    "وقال الملك فهد الثاني إن العمل بدأ.": "فهد الثاني",
}


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_found_whole_behind_its_title(text):
    assert [quote[2] for quote in quotes(text)] == [NAMES[text]]


def test_a_rank_before_a_surname_names_the_person_known():
    told = quotes("وقال اللواء خالد الحدادي إن العمل بدأ. وأوضح اللواء الحدادي أن ذلك حق.")
    assert [quote[2] for quote in told] == ["خالد الحدادي", "خالد الحدادي"]


def test_the_team_that_an_office_leads_is_no_title():
    assert [quote[2] for quote in quotes("وأكد رئيس الفريق الحركي بالمجلس أن العمل بدأ.")] == [
        "رئيس الفريق الحركي بالمجلس"
    ]


def test_a_surname_of_two_words_is_one_mention():
    told = mentions("وقال خالد الطالبي العلمي إن العمل بدأ. وانتقد الطالبي العلمي المواقف قائلا إنها ضعيفة.")
    assert told[0] == "خالد الطالبي العلمي"


def test_a_family_s_name_with_aal_names_its_member():
    told = quotes("وقال خالد بن فهد آل منصور إن العمل بدأ. وأضاف آل منصور أن ذلك حق.")
    assert [quote[2] for quote in told] == ["خالد بن فهد آل منصور"] * 2
    assert mentions("وأضاف بن لاحن أن العمل بدأ.") == ["بن لاحن"]
