import pytest

from tests.unit.suggest.told import quotes


@pytest.mark.parametrize("name", ["سامر مرزوق", "كامل الزيني", "فالح العيساوي", "سامح الدالي"])
def test_a_given_name_spelt_like_a_clitic_and_a_verb_is_the_speaker(name):
    told = quotes(f"وأعلن مدير المكتبة {name} أن القاعة جاهزة.")
    assert told == [("indirect", "أن القاعة جاهزة", name, "أعلن")]


def test_a_verb_that_begins_like_the_article_reports():
    told = quotes("والتزم خالد منصور بإصلاح المدرسة القديمة.")
    assert told == [("indirect", "بإصلاح المدرسة القديمة", "خالد منصور", "التزم")]
