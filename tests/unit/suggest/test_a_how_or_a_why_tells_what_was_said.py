import pytest

from tests.unit.suggest.told import quotes


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("وروت أم سالم كيف عادت إلى القرية ليلا.", "كيف عادت إلى القرية ليلا", "أم سالم"),
        ("وشرح المهندس سالم الحمدان كيف يعمل السد.", "كيف يعمل السد", "سالم الحمدان"),
        ("وسأل النائب لماذا تأخر القرار.", "لماذا تأخر القرار", "النائب"),
    ],
)
def test_a_how_or_a_why_tells_what_was_said(text, said, speaker):
    assert [told[1:3] for told in quotes(text)] == [(said, speaker)]


def test_what_is_learnt_is_not_told():
    assert quotes("وتعلم المهندس كيف يعمل السد.") == []
