import pytest

from newsreader.arabic.segments import sentences, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ذهب. عاد؟ نعم!", ["ذهب.", "عاد؟", "نعم!"]),
        ("قال: «انتهى الأمر.» ثم خرج.", ["قال: «انتهى الأمر.»", "ثم خرج."]),
        ("ارتفع 3.5 في المئة", ["ارتفع 3.5 في المئة"]),
        ("وصل د. خالد أمس. وعاد", ["وصل د. خالد أمس.", "وعاد"]),
        (
            "وصل اليوم. وعاد المسؤولون. ثم د. خالد ود. سعاد. انتهى.",
            ["وصل اليوم.", "وعاد المسؤولون.", "ثم د. خالد ود. سعاد.", "انتهى."],
        ),
        ("فقرة أولى\n\nفقرة ثانية", ["فقرة أولى", "فقرة ثانية"]),
        ("", []),
        ("...", ["..."]),
    ],
)
def test_sentences_end_at_stops(text, expected):
    assert [text[a:b] for a, b in sentences(text)] == expected


def test_words_keep_their_tashkeel_and_tatweel():
    text = "قالَ «محمّد»، الأخبـار 2015!"
    assert [text[a:b] for a, b in words(text)] == ["قالَ", "محمّد", "الأخبـار", "2015"]
