import pytest

from tests.unit.suggest.told import quotes


def test_a_subject_may_stand_between_dashes():
    text = "ودعا -روبير بايدر -الدولة إلى وقف الهدم. وأوضح -بايدر- أن التجمع صغير."
    assert [(words, speaker) for _, words, speaker, _ in quotes(text)] == [
        ("وقف الهدم", "روبير بايدر"),
        ("أن التجمع صغير", "روبير بايدر"),
    ]


@pytest.mark.parametrize("denied", ["أي مسؤولية عن الحادث", "اية علاقة بالأمر", "وجود أي خلاف"])
def test_any_of_a_thing_is_what_is_denied(denied):
    assert quotes(f"ونفت الشركة {denied}.") == [("indirect", denied, "الشركة", "نفت")]


@pytest.mark.parametrize("share", ["20 في المائة", "30%"])
def test_a_share_without_those_asked_speaks(share):
    assert quotes(f"وقال {share} إن العمل متعب.") == [("indirect", "إن العمل متعب", share, "قال")]


def test_a_verb_spelt_without_its_hamza_like_the_article_is_a_cue():
    assert [quote[:3] for quote in quotes("المح الوزير الى ان العمل انتهى.")] == [
        ("indirect", "ان العمل انتهى", "الوزير")
    ]
