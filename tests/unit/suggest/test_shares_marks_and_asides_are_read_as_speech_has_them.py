import pytest

from tests.unit.suggest.told import mentions, quotes


@pytest.mark.parametrize(
    "share",
    ["64 % من المكتبات", "40 في المئة من السكان", "52 % فقط من هذه الشركات"],
)
def test_a_share_of_those_asked_is_a_speaker(share):
    assert mentions(f"وذكرت {share} أن العمل صعب هذا العام.") == [share]


def test_a_paper_in_marks_is_no_quote_where_the_words_come_after_it():
    told = quotes("وأضاف خالد منصور في تصريح خاص بـ«السهل»، «البلدة ليست بحاجة إلى إذن من أحد».")
    assert [t[1] for t in told] == ["«البلدة ليست بحاجة إلى إذن من أحد»"]


def test_of_whom_it_is_said_may_stand_before_the_subject():
    told = quotes("وقال عنها خالد منصور: «هذا عمل جميل جدا من الأدب».")
    assert told[0][1:3] == ("«هذا عمل جميل جدا من الأدب»", "خالد منصور")


def test_a_wish_not_to_be_named_is_no_report():
    told = quotes("وقال مصدر طلب عدم كشف اسمه إن العمل انتهى.")
    assert [t[1] for t in told] == ["إن العمل انتهى"]


def test_two_dots_within_a_sentence_do_not_end_it():
    told = quotes("وأكد خالد منصور أنه مستعد للحوار بين المرشحين .. في هذا الباب.")
    assert told[0][1] == "أنه مستعد للحوار بين المرشحين .. في هذا الباب"


def test_a_name_in_marks_is_whole():
    told = quotes('ووفقا لموقع "ماريا لاب سيتي"، فإن المدينة تحتل المرتبة الأولى في القراءة.')
    assert told[0][2] == 'موقع "ماريا لاب سيتي"'
