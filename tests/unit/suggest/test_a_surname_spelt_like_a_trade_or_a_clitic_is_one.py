import pytest

from tests.unit.suggest.told import mentions, quotes

NAMES = {
    "وقال خالد بن فهد القاضي إن العمل بدأ.": "خالد بن فهد القاضي",
    "وقال مدير الدائرة سعيد المدرس إن العمل بدأ.": "سعيد المدرس",
    "وقال بيتر فام، مدير الدائرة، إن العمل بدأ.": "بيتر فام",
    "وقال منصور لوكيلي إن العمل بدأ.": "منصور لوكيلي",
    "وصرح نائب الرئيس الأردني وارن تراس أن العمل بدأ.": "وارن تراس",
    "وقال الدكتور زرنيق الحدادي إن العمل بدأ.": "زرنيق الحدادي",
    "وقال ولد الشيخ أحمد إن العمل بدأ.": "ولد الشيخ أحمد",
    "وقال الخبير فضل البو عينين إن العمل بدأ.": "فضل البو عينين",
}


@pytest.mark.parametrize("text", NAMES)
def test_a_surname_spelt_like_a_trade_or_a_clitic_is_one(text):
    assert [quote[2] for quote in quotes(text)] == [NAMES[text]]


def test_a_title_written_short_is_no_part_of_the_name():
    told = quotes("وقال الدكتور أحمد يوسف إن العمل بدأ. وأضاف د.يوسف أن ذلك حق.")
    assert [quote[2] for quote in told] == ["أحمد يوسف", "أحمد يوسف"]


def test_a_verb_behind_a_name_is_no_surname():
    told = quotes("وقال عباس منصور إن العمل بدأ. وأضاف عباس أن عباس لا يؤمن بالعمل.")
    assert {quote[2] for quote in told} == {"عباس منصور"}


SPANS = {
    "وأوضح وزير الثقافة والإعلام الدكتور خالد الحدادي أن العمل بدأ.": (
        "وزير الثقافة والإعلام الدكتور خالد الحدادي"
    ),
    "ونفى متحدث باسم وزارة الخارجية وشؤون الأقاليم أن يكون العمل بدأ.": (
        "متحدث باسم وزارة الخارجية وشؤون الأقاليم"
    ),
    "ووجه مدير الأمن العام رسالة إلى السكان قائلا إن العمل بدأ.": "مدير الأمن العام",
    "وقال المنصور إن العمل بدأ.": "المنصور",
    "وبررت المصادر التأجيل بالحرص على العمل.": "المصادر",
}


@pytest.mark.parametrize("text", SPANS)
def test_a_phrase_with_and_ends_where_it_ends(text):
    assert mentions(text) == [SPANS[text]]


def test_a_name_in_marks_ends_at_its_mark():
    told = mentions("وقال خالد المنصور إن العمل بدأ. ووصف «المنصور» تجربته في المجلس بأنها جميلة.")
    assert told[-1] == "«المنصور»"


def test_a_study_or_report_is_nobody_else_s_words():
    told = quotes("وقال خالد المنصور إن العمل بدأ. وأضاف التقرير أن ذلك حق.")
    assert told[-1][2] == "التقرير"
