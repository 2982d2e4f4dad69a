import pytest

from tests.unit.suggest.told import mentions, quotes


def speakers(text):
    return [quote[2] for quote in quotes(text)]


@pytest.mark.parametrize(
    "text",
    [
        "وصل مدير هيئة النقل سالم الحمدان إلى المدينة. وقال مدير هيئة النقل إن العمل بدأ أمس.",
        "وقال مدير هيئة النقل إن العمل بدأ أمس. ووصل مدير هيئة النقل سالم الحمدان إلى المدينة.",
        "حضر الحفل سالم الحمدان، مدير هيئة النقل. وقال مدير هيئة النقل إن العمل بدأ أمس.",
    ],
)
def test_an_office_told_in_full_is_its_bearer_s_though_he_did_not_speak_before(text):
    assert speakers(text) == ["سالم الحمدان"]


def test_the_deputy_of_an_office_does_not_bear_it():
    text = "وصل نائب وزير النقل سالم الحمدان إلى المدينة. وقال وزير النقل إن العمل بدأ أمس."
    assert speakers(text) == ["وزير النقل"]


@pytest.mark.parametrize(
    "phrase",
    [
        "القيادي السابق في حركة البناء الوطنية خالد منصور",
        "المشرف على برامج وفعاليات القرية خالد منصور",
        "أستاذ طب وجراحة العيون الدكتور خالد منصور",
        "الأمين العام لـ«رابطة الكتاب» خالد منصور",
        "وزير النقل الأردني «خالد منصور»",
    ],
)
def test_the_bearer_s_name_behind_what_the_office_is_for_belongs_to_the_mention(phrase):
    text = f"وقال {phrase} إن العمل بدأ أمس."
    assert mentions(text) == [phrase]
    assert speakers(text) == ["خالد منصور"]


def test_a_surname_in_marks_is_the_person():
    text = "أشاد الكاتب سالم الحمدان بالمشروع الجديد. وقال «الحمدان» إن العمل بدأ أمس."
    assert speakers(text) == ["سالم الحمدان"]


def test_a_place_behind_a_subject_that_is_whole_is_no_part_of_it():
    text = "وحذرت الوزارة العراق من وقف العمل في الطريق."
    assert mentions(text) == ["الوزارة"]


def test_a_byline_is_nobody_s_turn():
    assert speakers("سالم الحمدان – المدينة\nوأضاف أن العمل في الطريق بدأ أمس.") == [None]


def test_a_first_name_of_two_words_is_one_name():
    text = "وقال عبد الرحمن منصور إن العمل بدأ. وأكد عبدالرحمن منصور أن الطريق آمنة."
    assert len(set(speakers(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "ووصل رئيس حركة النماء سالم الحمدان. وقال زعيم حركة النماء إن الحوار مستمر.",
        "ووصل سالم الحمدان، مهاجم فريق الوثبة. وقال نجم فريق الوثبة إن الحوار مستمر.",
        "ووصل سالم الحمدان، الناطق باسم اللجنة الدولية للبيئة. وقال الناطق باسم منظمة البيئة إن العمل بدأ.",
    ],
    ids=["of one kind", "players", "of a body whose kind is told otherwise"],
)
def test_an_office_called_otherwise_is_its_bearer_s(text):
    assert speakers(text) == ["سالم الحمدان"]


def test_an_office_in_the_name_of_someone_s_has_its_bearer_behind_it():
    phrase = "المتحدث باسمها سالم الحمدان"
    assert mentions(f"وقال {phrase} إن الشركة ستدفع.") == [phrase]
