import pytest

from tests.unit.suggest.told import mentions, quotes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وزار الطبيب سالم الدرعاوي القرية. وأكد الدرعاوي أن الماء نظيف.", "سالم الدرعاوي"),
        ("وأكد الدرعاوي أن الماء نظيف. وشكر السكان الطبيب سالم الدرعاوي.", "سالم الدرعاوي"),
        ("وزار الدكتور رائد الدرعاوي القرية. وأكد الدرعاوي أن الماء نظيف.", "رائد الدرعاوي"),
    ],
    ids=["before", "after", "with a given name that is a rank too"],
)
def test_a_surname_is_whose_it_is_though_he_did_not_speak_before(text, speaker):
    assert [told[2] for told in quotes(text)] == [speaker]
    assert mentions(text) == ["الدرعاوي"]


def test_a_surname_that_the_text_gives_nobody_stands_alone():
    assert quotes("وأكد الدرعاوي أن الماء نظيف.")[0][2] == "الدرعاوي"


def test_a_surname_behind_a_source_s_word_is_a_source():
    (told,) = quotes("وزار المهندس سالم الدرعاوي القرية. وتأخر العمل كثيرا هذا العام، حسب الدرعاوي.")
    assert told[1:] == ("تأخر العمل كثيرا هذا العام", "سالم الدرعاوي", "حسب")


def test_a_body_called_by_its_name_alone_is_the_one_named_with_its_kind():
    (told,) = quotes("وفاز نادي الوثبة أمس. وأعلن الوثبة أن المدرب باق.")
    assert told[2] == "نادي الوثبة"
