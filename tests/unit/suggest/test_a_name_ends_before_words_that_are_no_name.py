import pytest

from tests.unit.suggest.told import mentions, quotes

NAMES = {
    "وقال خالد منصور التركيب إن العمل بدأ.": "خالد منصور",
    "وقال شيخ مشايخ الوادي السلطان فهد الحدادي إن العمل بدأ.": "فهد الحدادي",
    "وكشف قائد عسكري يمني موال للرئيس خالد منصور عن هجوم.": "قائد عسكري يمني موال للرئيس خالد منصور",
    "ويقول المحللون في بنك الاستثمار فهد منصور إن العمل بدأ.": "المحللون في بنك الاستثمار فهد منصور",
    "وقال عضو الحزب أمثلة أخرى إن العمل بدأ.": None,
}


@pytest.mark.parametrize("text", [text for text in NAMES if NAMES[text]])
def test_a_name_ends_before_words_that_are_no_name(text):
    assert [quote[2] for quote in quotes(text)] == [NAMES[text]]


def test_an_adjective_and_an_object_are_no_name():
    told = quotes("وضرب عضو المكتب السياسي أمثلة أخرى. وأكد عضو المكتب السياسي أن العمل بدأ.")
    assert [quote[2] for quote in told] == ["عضو المكتب السياسي"]


SPANS = {
    "وشدد سموه بجزيل الشكر على ضرورة العمل.": "سموه",
    "أما العروس «منى خالد» فقد قالت إن العمل بدأ.": "العروس «منى خالد»",
    "ووصف الخبير العسكري موقف المدينة بأنه جيد.": "الخبير العسكري",
    "ودعا مفتي مصر كافة الدول إلى العمل.": "مفتي مصر",
    "وقال المسؤولون لوكالة الأنباء الأردنية إن العمل بدأ.": "المسؤولون",
    "ويذكر المسؤولون الزوار بضرورة العمل.": "المسؤولون",
    "ووصف الوزير الإيطالي ماريو كولفيتي انتشار الكلاب بأنه خطر.": "الوزير الإيطالي ماريو كولفيتي",
    "ويعتبر الخبراء عموما أن العمل بدأ.": "الخبراء",
}


@pytest.mark.parametrize("text", SPANS)
def test_a_phrase_ends_before_who_or_what_is_spoken_of(text):
    assert mentions(text) == [SPANS[text]]


def test_a_need_is_no_woman_s_title():
    assert mentions("وأكدت الحاجة إلى توسيع العمل.") == []


def test_a_reporter_named_before_the_text_is_no_speaker():
    assert mentions("خالد منصور - الصحيفة - إربد: أعلن المتحدث فهد سعيد أن العمل بدأ.") == [
        "المتحدث فهد سعيد"
    ]
