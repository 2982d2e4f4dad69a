import pytest

from tests.unit.suggest.told import mentions, quotes

CASES = {
    "وأكد مرة أخرى الوزير خالد منصور أن العمل بدأ.": "الوزير خالد منصور",
    "ودعا مستشار الوزير أبناء المدينة لبذل الجهد.": "مستشار الوزير",
    "واتهم منصور إيران ببدء العمل.": "منصور",
    "وقال التاجر بسوق أبو جهل إسماعيل حداد إن العمل بدأ.": "التاجر بسوق أبو جهل إسماعيل حداد",
    "وأكد نائب مدير أمن عدن فضل الراعي أن العمل بدأ.": "نائب مدير أمن عدن فضل الراعي",
    "وقال ريك سبونر كبير المحللين في الشركة إن العمل بدأ.": "ريك سبونر كبير المحللين في الشركة",
    "وأظهرت بيانات إدارة المعلومات الأردنية أن العمل بدأ أمس.": "بيانات إدارة المعلومات الأردنية",
    "وقالت الهيئة الوطنية لحقوق الإنسان إن العمل بدأ.": "الهيئة الوطنية لحقوق الإنسان",
    "دعت بريطانيا دولا أخرى إلى الحوار.": "بريطانيا",
    "وأثبتت التحاليل أن الماء ملوث.": "التحاليل",
}


@pytest.mark.parametrize("text", CASES)
def test_a_speaker_s_phrase_stops_before_what_is_said_to_or_of_others(text):
    assert mentions(text) == [CASES[text]]


def test_the_subject_of_an_act_is_told_from_its_object():
    told = quotes("وحقق البنك الأردني نتائج جيدة، حيث قال إنه سيفتح فرعا جديدا.")
    assert [quote[2] for quote in told] == ["البنك الأردني"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وحدد الصندوق الأولويات للسنة المقبلة. وقال إن الخطة جيدة.", "الصندوق"),
        ("وعكر رئيس النادي الأجواء عندما أكد أن اللاعب باق.", "رئيس النادي"),
        ("وبحث خالد شكري الموضوعات المطروحة، وقال إن الخطة جيدة.", "خالد شكري"),
    ],
)
def test_what_is_spoken_of_is_no_adjective_of_the_subject_s(text, speaker):
    assert [quote[2] for quote in quotes(text)] == [speaker]


def test_a_noun_with_nunation_is_no_verb():
    assert quotes("وشارك الجميع في عملية كشفٍ لصدق ما حدث في المدينة.") == []


def test_all_of_something_is_the_object():
    assert mentions("ودعت الهيئة كل القوى إلى فتح الطريق.") == ["الهيئة"]
