from annotations.suggest import suggest
from tests.unit.suggest.told import mentions, quotes


def speakers(text):
    return [quote[2] for quote in quotes(text)]


def test_a_party_is_not_the_leader_named_after_it():
    told = speakers("وأضاف القيادي في الحزب الأردني أن العمل بدأ. وقال الحزب الأردني إن ذلك حق.")
    assert told[1] == "الحزب الأردني"


def test_an_institution_whose_name_is_also_a_founder_s_stays_one():
    told = speakers(
        "أعلنت المؤسسة العامة للسكك أن العمل بدأ. وقال المتحدث الإعلامي للمؤسسة خالد الحدادي إن ذلك حق. "
        "وكانت المؤسسة أوضحت أن القطار تعطل."
    )
    assert told == ["المؤسسة العامة للسكك", "خالد الحدادي", "المؤسسة العامة للسكك"]


def test_two_countries_or_bodies_that_speak_together_are_two_speakers():
    assert mentions("ودعت بريطانيا وفرنسا إلى وقف القتال.") == ["بريطانيا", "فرنسا"]
    assert mentions("وقالت وزارة الصحة ومنظمة العمل إن ذلك حق.") == ["وزارة الصحة", "منظمة العمل"]
    assert mentions("وقالت وزارة الصحة والسكان إن ذلك حق.") == ["وزارة الصحة والسكان"]


def test_a_numbered_article_of_a_law_is_one_speaker():
    assert mentions("ونصت المادة الثانية عشرة من نظام المجالس على أن العمل واجب.") == [
        "المادة الثانية عشرة من نظام المجالس"
    ]


def test_a_surname_is_not_the_office_of_another_after_it():
    told = quotes(
        "وقال خالد الحدادي إن العمل بدأ. كما دعا الحدادي، المبعوث الدولي فهد سعيد، إلى زيارة المدينة."
    )
    assert told[-1][2] == "خالد الحدادي"


def test_what_a_preposition_s_noun_governs_is_no_subject():
    told = quotes("وعبر خالد الحدادي عن رضاه عن معسكر الحكام المقام هنا موضحا: «العمل في المعسكر بدأ أمس».")
    assert told[-1][2] != "الحكام"


def test_a_given_name_spelt_like_a_dual_is_a_person():
    document = suggest("وأكدت نادين القندول أن الكتاب جاهز.")
    assert [(entity.name, str(entity.kind)) for entity in document.entities] == [("نادين القندول", "person")]
