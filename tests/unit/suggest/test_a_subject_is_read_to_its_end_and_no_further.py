import pytest

from annotations.suggest import suggest


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("قالت أم خالد إن المياه لا تصل.", "أم خالد"),
        ("تقول أم خالد، وهي أم لخمسة أطفال، إن المياه لا تصل.", "أم خالد"),
        ("ونوه وزير التعليم بدور المعلمين، لافتا إلى أن العام سيبدأ مبكرا.", "وزير التعليم"),
        ("وأشار تقرير صادر عن المنظمة إلى ارتفاع الأسعار.", "تقرير صادر عن المنظمة"),
    ],
)
def test_whole(text: str, mention: str) -> None:
    document = suggest(text)
    assert [text[m.start : m.end] for m in document.speakers] == [mention]


def test_praise_is_no_report() -> None:
    assert suggest("ونوه وزير التعليم بدور المعلمين.").quotes == []
    assert len(suggest("ونوه وزير التعليم إلى أن العام سيبدأ مبكرا.").quotes) == 1
