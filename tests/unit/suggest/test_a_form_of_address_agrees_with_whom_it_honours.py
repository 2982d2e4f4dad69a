import pytest

from annotations.suggest import suggest


def speakers(text: str) -> list[tuple[str, str]]:
    """The entity and the mention of every quote's speaker."""
    document = suggest(text)
    names = {entity.id: entity.name for entity in document.entities}
    words = {mention.id: text[mention.start : mention.end] for mention in document.speakers}
    return [(names[s.entity], words.get(s.mention or "", "")) for q in document.quotes for s in q.speakers]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("قال فضيلة الشيخ سامي النجار إن العمل انتهى.", "فضيلة الشيخ سامي النجار"),
        ("حذر سعادة السفير سامي النجار من أن الطريق ستغلق.", "سعادة السفير سامي النجار"),
        ("أوضح سماحة الشيخ سامي النجار أن العمل انتهى.", "سماحة الشيخ سامي النجار"),
        ("أكد معالي الوزير سامي النجار أن العمل انتهى.", "معالي الوزير سامي النجار"),
    ],
)
def test_a_man_s_verb_goes_with_a_feminine_form_of_address(text: str, mention: str) -> None:
    assert speakers(text) == [("سامي النجار", mention)]


def test_with_a_pronoun_it_is_the_one_before() -> None:
    text = "قال الوزير سامي النجار إن العمل انتهى. وأكد سماحته أن الجسر مغلق."
    assert [name for name, _ in speakers(text)] == ["سامي النجار", "سامي النجار"]


def test_another_gender_s_role_is_still_no_subject() -> None:
    assert speakers("قال الكاتبة إن العمل انتهى.") == []


def test_an_office_for_two_places_is_one_phrase() -> None:
    mention = "المفتي العام للقدس والديار الفلسطينية، خطيب المسجد الكبير الشيخ سامي النجار"
    text = f"أدان {mention}، القرار، مؤكدا أن العمل انتهى."
    assert speakers(text) == [("سامي النجار", mention)]
