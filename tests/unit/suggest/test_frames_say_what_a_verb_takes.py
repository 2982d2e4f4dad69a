import pytest

from annotations.suggest.frames import by_lexeme, frame_of


@pytest.mark.parametrize(
    ("lemma", "clause", "phrase"),
    [
        ("قال", "", None),
        ("أشار", "إلى", "إلى"),
        ("أكد", "", ""),
        ("أكد", "على", "على"),
        ("شدد", "على", "على"),
        ("أفاد", "ب", "ب"),
        ("حذر", "من", "من"),
        ("كشف", "", "عن"),
        ("دعا", "إلى", "إلى"),
        ("طالب", "ب", "ب"),
        ("اتهم", "ب", "ب"),
    ],
)
def test_clauses_and_phrases(lemma, clause, phrase):
    frame = frame_of(lemma)
    assert clause in frame.clauses
    assert phrase is None or phrase in frame.phrases


@pytest.mark.parametrize("lemma", ["طالب", "اتهم", "أبلغ", "دعا"])
def test_the_object_of_some_is_who_is_spoken_to(lemma):
    assert frame_of(lemma).addressee


@pytest.mark.parametrize("lemma", ["بين", "عبر", "نقل", "تابع", "زاد", "رد", "وصف", "سجل", "ذكر", "عد"])
def test_words_that_are_often_others_need_evidence(lemma):
    assert frame_of(lemma).homograph


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [("رحب", "attitude"), ("أشاد", "attitude"), ("ندد", "attitude"), ("استعرض", "act"), ("اعتقد", "thought")],
)
def test_attitudes_acts_and_thoughts_are_no_reports(lemma, kind):
    assert frame_of(lemma).kind == kind


def test_verbs_written_alike_have_their_own_frames():
    assert frame_of("ذَكَرَ").clauses != frame_of("ذَكَّرَ").clauses


def test_there_are_frames_for_more_than_150_reporting_verbs():
    reports = {
        lemma for (pos, lemma), frame in by_lexeme().items() if pos == "verb" and frame.kind == "report"
    }
    assert len(reports) >= 150
