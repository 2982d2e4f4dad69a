import pytest

from tests.unit.suggest.told import quotes

BEFORE = "وقال المهندس خالد منصور إن العمل انتهى في المستشفى.\n"
SPEECH = "«سوف نفتح كل الأبواب للناس غدا»"
FOUND = {
    "behind a colon": (f"{BEFORE}وعاد إلى بيته وترك لنا وصية: {SPEECH}.", "خالد منصور", ""),
    "behind a colon that ends a paragraph": (f"{BEFORE}وترك لنا وصية:\n\n{SPEECH}.", "خالد منصور", ""),
    "a sentence of its own": (f"{BEFORE}{SPEECH}.", "خالد منصور", ""),
    "joined to the sentence before": (f"{BEFORE}لكن {SPEECH}.", "خالد منصور", ""),
    "pointed back to": (
        f"{SPEECH}، بهذه العبارة ودع الوزير سالم عيد، مساء أمس، كل الحاضرين.",
        "سالم عيد",
        "بهذه العبارة ودع",
    ),
}


@pytest.mark.parametrize("case", FOUND)
def test_speech_in_marks_is_found_without_a_word_of_report(case):
    text, speaker, cue = FOUND[case]
    assert quotes(text)[-1] == ("direct", SPEECH, speaker, cue)


@pytest.mark.parametrize(
    "text",
    [
        f"{BEFORE}وعرض المسرح مسرحية بعنوان: «سوف نفتح كل الأبواب للناس غدا».",
        f"{BEFORE}وقدمت القناة برنامج: «سوف نفتح كل الأبواب للناس غدا».",
        f"{BEFORE}«نجوم الغد».",
    ],
)
def test_a_title_or_a_name_is_no_speech(text):
    assert len(quotes(text)) == 1


def test_a_motto_before_the_text_is_no_speech():
    assert quotes(f"{SPEECH}.\n\nعاد المهندس خالد منصور أمس.") == []


def test_a_double_prime_behind_a_figure_closes():
    text = "وقال خالد منصور: “هذا تصحيح لمسار كبير منذ 2011″، ثم غادر القاعة."
    assert quotes(text)[-1][1] == "“هذا تصحيح لمسار كبير منذ 2011″"
