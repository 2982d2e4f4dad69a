import pytest

from tests.unit.suggest.told import quotes

CASES = {
    "handed on with a noun of speech": (
        "ونقلت الوكالة عن الوزير خالد منصور قوله إن العمل بدأ أمس.",
        ("indirect", "إن العمل بدأ أمس", "خالد منصور", "قوله"),
    ),
    "handed on": (
        "ونقلت الوكالة عن الوزير خالد منصور أن العمل بدأ أمس.",
        ("indirect", "أن العمل بدأ أمس", "خالد منصور", "نقلت … عن"),
    ),
    "handed on with the office between commas": (
        "ونقل التقرير عن سامي حداد، الباحث في المعهد، قوله: «العمل بدأ أمس في المدينة».",
        ("direct", "«العمل بدأ أمس في المدينة»", "سامي حداد", "قوله"),
    ),
    "a document's clause": (
        "وورد في تقرير الهيئة أن العمل بدأ أمس.",
        ("indirect", "أن العمل بدأ أمس", "تقرير الهيئة", "ورد في"),
    ),
    "a document's words": (
        "وجاء في البيان: «العمل بدأ أمس في كل المدينة».",
        ("direct", "«العمل بدأ أمس في كل المدينة»", "البيان", "جاء في"),
    ),
    "in a document named before": (
        "وأصدرت الهيئة بيانا، جاء فيه أن العمل بدأ أمس.",
        ("indirect", "أن العمل بدأ أمس", "بيانا", "جاء فيه"),
    ),
    "words in a document named before": (
        "وتلقى الوزير رسالة جاء فيها: «يسرنا أن نراكم هنا غدا».",
        ("direct", "«يسرنا أن نراكم هنا غدا»", "رسالة", "جاء فيها"),
    ),
    "within a document": (
        "وورد ضمن البلاغ أن العمل بدأ أمس.",
        ("indirect", "أن العمل بدأ أمس", "البلاغ", "ورد ضمن"),
    ),
    "no agent": (
        "وأُعلن أن العمل بدأ أمس في المدينة.",
        ("indirect", "أن العمل بدأ أمس في المدينة", None, "أُعلن"),
    ),
    "as said": (
        "وبدأ العمل في الطريق أمس، كما قال الوزير خالد منصور.",
        ("indirect", "بدأ العمل في الطريق أمس", "خالد منصور", "كما قال"),
    ),
    "as an agency told": (
        "وبدأ العمل في الطريق أمس، وفق ما ذكرت وكالة الأنباء.",
        ("indirect", "بدأ العمل في الطريق أمس", "وكالة الأنباء", "وفق ما ذكرت"),
    ),
    "a statement without a verb": (
        "الوزير خالد منصور في تصريح للصحفيين: العمل بدأ أمس في كل المدينة.",
        ("indirect", "العمل بدأ أمس في كل المدينة", "خالد منصور", "في تصريح"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_reports_without_a_plain_verb_and_subject_are_found(case):
    text, expected = CASES[case]
    assert quotes(text) == [expected]


def test_his_own_words_are_those_of_the_one_spoken_of():
    told = quotes("وقال سالم الحمدان إن العمل بدأ. وهذا المشروع هو الأهم في البلاد، على حد قوله.")
    assert told[1] == ("indirect", "هذا المشروع هو الأهم في البلاد", "سالم الحمدان", "على حد قوله")


def test_an_institution_s_statement_is_the_institution_s():
    told = quotes("وقالت وزارة النقل إن العمل بدأ. وأضاف بيان الوزارة أن الطريق آمنة.")
    assert [quote[2] for quote in told] == ["وزارة النقل", "وزارة النقل"]


@pytest.mark.parametrize(
    "text",
    ["كل هذه العوامل تشير إلى احتمال بدء العمل.", "وبدأ العمل كما قال في الطريق، كما توقع الناس."],
)
def test_things_and_bare_asides_report_nothing(text):
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وطالب الوزير الهيئة بفتح الطريق.", "الوزير"),
        ("وقال مدير الهيئة د. خالد منصور إن العمل بدأ.", "خالد منصور"),
        ("وقال سالم الحمدان، أستاذ زائر بالجامعة، إن العمل بدأ.", "سالم الحمدان"),
        ("وقال عز الدين الحمدان، رئيس البلدية، إن العمل بدأ.", "عز الدين الحمدان"),
    ],
)
def test_a_speaker_s_phrase_ends_where_the_next_begins(text, speaker):
    assert [quote[2] for quote in quotes(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("وألمحت الوكالة إلى أن البلاد لن تتمكن من العمل.", "ألمحت … إلى"),
        ("وسبق للوكالة ان ذكرت أن العمل بدأ أمس.", "ذكرت"),
    ],
)
def test_a_verb_that_begins_as_the_article_does_and_one_after_an_are_cues(text, cue):
    assert [quote[3] for quote in quotes(text)] == [cue]
