import pytest

from tests.unit.suggest.told import mentions, quotes

FIRST = "وقال الوزير سالم الحمدان إن العمل بدأ. "


@pytest.mark.parametrize(
    "text",
    [
        "وأكد خالد منصور أن العمل انتهى، لكنه يبدي تعاطفا كبيرا مع العمال.",
        "وأكد خالد منصور أن الهيئة كانت قد أعلنت هدنة إنسانية مدتها خمسة أيام.",
        "وأكد خالد منصور أن العمل انتهى من خلال نقل موجودات المكتبة إلى مدينة أخرى.",
    ],
)
def test_an_indefinite_thing_or_an_object_is_no_subject(text):
    assert mentions(text) == ["خالد منصور"]


def test_an_adverb_between_verb_and_subject_is_passed_over():
    assert mentions("وقال أولاً الدكتور خالد منصور إن العمل انتهى أمس.") == ["الدكتور خالد منصور"]


def test_a_quote_whose_speaker_no_one_knows_is_kept():
    assert quotes("وأضاف أن العمل في الطريق انتهى أمس.") == [
        ("indirect", "أن العمل في الطريق انتهى أمس", None, "أضاف")
    ]


def test_a_noun_with_its_own_content_is_the_object():
    told = quotes(FIRST + "وأكد حرص الهيئة على أن ينتهي العمل قريبا.")
    assert told[1] == ("indirect", "حرص الهيئة على أن ينتهي العمل قريبا", "سالم الحمدان", "أكد")


def test_a_verb_like_a_preposition_is_one_after_a_turn_to_a_new_speaker():
    told = quotes(FIRST + "من جهته بين المدير خالد منصور أن الطريق آمنة.")
    assert told[1] == ("indirect", "أن الطريق آمنة", "خالد منصور", "بين")


def test_words_in_marks_inside_an_object_are_not_all_of_it():
    told = quotes("وأعلن الوزير سالم الحمدان عن تدشين «مركز الأمل الطبي» في المدينة.")
    assert told == [
        ("indirect", "تدشين «مركز الأمل الطبي» في المدينة", "سالم الحمدان", "أعلن … عن"),
    ]
