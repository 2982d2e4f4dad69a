import pytest

from tests.unit.suggest.told import mentions, quotes


def who(text: str) -> list[str | None]:
    return [speaker for _, _, speaker, _ in quotes(text)]


def test_a_dropped_subject_is_the_one_who_still_speaks():
    text = "وقال وزير الصحة خالد منصور إن العمل انتهى.\n\nوأضاف أن الطريق آمنة."
    assert who(text) == ["خالد منصور", "خالد منصور"]
    assert mentions(text) == ["وزير الصحة خالد منصور"]


def test_a_dropped_subject_agrees_in_gender():
    text = "وقالت وزارة الصحة إن العمل انتهى. وقال خالد منصور إن الطريق آمنة. وأضافت أن الماء وصل."
    assert who(text) == ["وزارة الصحة", "خالد منصور", "وزارة الصحة"]


def test_short_names_lead_to_the_fullest():
    text = "وصل خالد منصور أمس. وقال منصور إن العمل انتهى."
    assert who(text) == ["خالد منصور"]


def test_a_title_leads_to_its_bearer():
    text = "وقال وزير الصحة خالد منصور إن العمل انتهى. وأكد الوزير أن الطريق آمنة."
    assert who(text) == ["خالد منصور", "خالد منصور"]


def test_the_subject_of_the_main_verb_is_the_participle_s():
    text = "وهاجم الوزير خالد منصور القرار قائلا إنه متأخر."
    assert who(text) == ["خالد منصور"]
    assert mentions(text) == ["الوزير خالد منصور"]


def test_the_subject_may_stand_before_the_verb():
    assert who("خالد منصور، الناطق باسم البلدية، قال إن العمل انتهى.") == ["خالد منصور"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال الناطق باسم البلدية خالد منصور للصحفيين إن العمل انتهى.", ["الناطق باسم البلدية خالد منصور"]),
        ("وقال مسؤول كبير في تصريح إن العمل انتهى.", ["مسؤول كبير"]),
        ("وأكدت مصادر أمنية أن العمل انتهى.", ["مصادر أمنية"]),
        ("وقال خالد منصور الذي حضر أمس إن العمل انتهى.", ["خالد منصور"]),
    ],
)
def test_a_mention_holds_no_addressee_adverbial_or_clause(text, expected):
    assert mentions(text) == expected


def test_a_report_inside_a_report_does_not_change_who_is_spoken_of():
    text = (
        "وقال سالم الحمدان إن الهيئة طلبت أن يؤكد خالد منصور أن العمل بدأ، مضيفا أن الطريق آمنة. "
        "وأوضح أن العمل انتهى."
    )
    told = quotes(text)
    assert [quote[2] for quote in told if quote[3] in ("مضيفا", "أوضح")] == ["سالم الحمدان"] * 2


def test_the_thing_that_a_demand_is_made_of_is_no_speaker():
    told = quotes("وقال خالد منصور إن العمل بدأ. وهو يشترط لهذه العودة عدم وقف العمل.")
    assert {quote[2] for quote in told} == {"خالد منصور"}


def test_the_statement_is_that_of_the_institution_not_of_the_person_named_last():
    text = (
        "وقالت هيئة النقل إن العمل بدأ أمس. وأكد خالد منصور أن الطريق آمنة. "
        "وأضاف البيان أن العمل ينتهي قريبا."
    )
    assert quotes(text)[-1][2] == "هيئة النقل"


def test_the_subject_of_the_verb_before_is_that_of_the_next():
    text = (
        "وقال سالم الحمدان إن العمل بدأ. "
        "وتحدثت صحيفة النهار عن الطريق ودعت الناس إلى زيارته، وأضافت أنه جميل."
    )
    assert {quote[2] for quote in quotes(text)[1:]} == {"صحيفة النهار"}


def test_who_is_spoken_to_is_no_speaker():
    told = quotes("وقال سالم الحمدان إن العمل بدأ، وطالب القوات بفتح الطريق.")
    assert [quote[2] for quote in told] == ["سالم الحمدان"] * 2


def test_a_surname_alone_is_the_subject_of_an_act():
    told = quotes(
        "وقال سالم الحمدان إن العمل بدأ. وتقدم الحمدان بالشكر لدول المنطقة العربية، مؤكدا أن الطريق آمنة."
    )
    assert [quote[2] for quote in told] == ["سالم الحمدان"] * 2
