import pytest

from tests.unit.suggest.told import quotes

BARE = {
    "behind the subject": (
        "وقال الوزير خالد منصور هذا الصيد لم يعد كما كان قبل عام.",
        ("هذا الصيد لم يعد كما كان قبل عام", "قال"),
    ),
    "behind the verb": (
        "وحول المرحلة القادمة قال نحن في مرحلة جديدة تحتاج إلى الصبر.",
        ("نحن في مرحلة جديدة تحتاج إلى الصبر", "قال"),
    ),
    "behind a comma": (
        "وتابع الوزير خالد منصور، لكن البلدية ترفض حتى الآن فتح السوق.",
        ("لكن البلدية ترفض حتى الآن فتح السوق", "تابع"),
    ),
    "wished": ("وتمنى سالم لو يعود إلى القرية قريبا.", ("لو يعود إلى القرية قريبا", "تمنى")),
    "conceding": (
        "وأضاف سالم على الرغم من قلة الماء زرعت القرية الحقول كلها.",
        ("على الرغم من قلة الماء زرعت القرية الحقول كلها", "أضاف"),
    ),
}


@pytest.mark.parametrize(("text", "told"), BARE.values(), ids=BARE)
def test_speech_may_follow_with_nothing_to_open_it(text, told):
    assert [(said, cue) for _, said, _, cue in quotes(text)] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "وأضاف المجلس إلى الميزانية ثمانية ملايين لهذا العام الجديد.",
        "ورفض العمال في المدينة ما قاله الوزير في اللقاء الأخير عنهم.",
        "وتابع الوزير، مدير الهيئة، سير العمل في السد الجديد أمس.",
    ],
)
def test_a_verb_of_another_sense_opens_no_speech(text):
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("وتابع الوزير خالد منصور قائلا إن العمل بدأ أمس.", "تابع … قائلا"),
        ("وختم سالم قائلا: «العمل بدأ أمس في المدينة».", "ختم … قائلا"),
        ("وخاطب الوزير خالد منصور العمال قائلا إن العمل بدأ أمس.", "قائلا"),
    ],
)
def test_a_verb_without_content_is_a_cue_with_its_participle(text, cue):
    assert [told[3] for told in quotes(text)] == [cue]


def test_a_name_in_marks_before_the_clause_is_not_what_was_said():
    text = "واعتبر تقرير «الرابطة الجديدة من أجل النهوض بحقوق الصغار في المدن» أن الماء ملوث."
    assert [(said, cue) for _, said, _, cue in quotes(text)] == [("أن الماء ملوث", "اعتبر")]


def test_a_comma_may_stand_between_a_participle_and_its_clause():
    told = quotes("ورحب الوزير بالقرار، مضيفا، أن العمل بدأ أمس.")
    assert [(said, cue) for _, said, _, cue in told] == [("أن العمل بدأ أمس", "مضيفا")]
