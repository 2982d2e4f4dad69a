import pytest

from annotations.suggest import suggest
from tests.unit.suggest.told import mentions, quotes


@pytest.mark.parametrize("speaker", ["المدير وليد المنصور", "الناطق باسم إدارة السجون نصري الكعكي", "الهيئة"])
@pytest.mark.parametrize("denied", ["وجود أزمة في السوق", "وقوع حادث في المدينة", "وصول شحنة من الوقود"])
def test_a_noun_that_begins_with_waw_is_what_was_said_and_no_second_speaker(speaker, denied):
    text = f"ونفى {speaker} {denied}."
    assert mentions(text) == [speaker]
    assert [told[1] for told in quotes(text)] == [denied]


def test_two_persons_joined_by_and_are_still_two_speakers():
    document = suggest("وقال خالد المنصور وسعاد القندول إن العمل بدأ.")
    assert len(document.speakers) == 2
