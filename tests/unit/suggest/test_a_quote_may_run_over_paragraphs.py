from tests.unit.suggest.told import quotes

TEXT = (
    "وقال وليد الدالي لجيرانه: «انتظرنا في المقهى حتى الثانية فجرا.\n\n"
    "ثم جاء المدير ومعه الورقة، فقرأناها سطرا سطرا.»\n\n"
    "وأكد الدالي أن الورقة قصيرة."
)


def test_a_quote_in_one_pair_of_marks_over_two_paragraphs_is_one():
    told = quotes(TEXT)
    assert [(kind, words[:12], words[-5:], speaker) for kind, words, speaker, _ in told] == [
        ("direct", "«انتظرنا في ", "طرا.»", "وليد الدالي"),
        ("indirect", "أن الورقة قص", "قصيرة", "وليد الدالي"),
    ]
