import pytest

from tests.unit.suggest.told import mentions, quotes

NAMED = "وقال وليد القلاع إن الرسوم ارتفعت هذا العام. "


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("ووصف الناقد سليم الشاطبي ألوانه بـ«الباهتة جدا».", "الناقد سليم الشاطبي"),
        ("وغادر المعلم فهد الخروب القاعة غاضبا، متسائلا: «من يصلح الباب المكسور؟».", "المعلم فهد الخروب"),
        ("دعت صيدا جارتها صور إلى إقامة مهرجان مشترك.", "صيدا"),
        ("طمأن طبيب الفريق الجمهور إلى أن الإصابة خفيفة.", "طبيب الفريق"),
        ("وينص دليل الحديقة على إلزام كل زائر بقبعة.", "دليل الحديقة"),
        ("وقال سالم الحمدان أمس إن الوزارة أبلغت البلديات أن المال قليل.", "الوزارة"),
    ],
)
def test_the_object_behind_the_subject_is_not_part_of_it(text, mention):
    assert mentions(text)[-1] == mention


def test_an_object_behind_a_surname_that_the_text_knows_is_not_part_of_it():
    assert mentions(NAMED + "وطالب القلاع المصارف بوضع خطة جديدة.") == ["وليد القلاع", "القلاع"]


def test_a_noun_of_speech_with_its_adjective_before_a_colon_is_no_report():
    assert quotes("نص تدريبي: الأسماء في هذا الخبر من نسج الخيال.") == []


def test_what_is_done_to_something_is_what_was_announced():
    told = quotes("وأعلنت غرفة التجارة أن السوق هادئة، وأكدت خفض الرسوم في المدينة.")
    assert told[-1][1:3] == ("خفض الرسوم في المدينة", "غرفة التجارة")


def test_what_was_recommended_may_carry_its_preposition():
    told = quotes("وأوصى البيان الختامي بترجمة ستين ديوانا كل عام.")
    assert told == [("indirect", "بترجمة ستين ديوانا كل عام", "البيان الختامي", "أوصى")]


def test_participles_that_and_joins_are_reports_of_their_own():
    told = quotes("وأعلن سالم الحمدان أن الطريق سالكة، مضيفا أن العمل انتهى، ومشيرا إلى أن الكلفة قليلة.")
    assert [(cue, speaker) for _, _, speaker, cue in told] == [
        ("أعلن", "سالم الحمدان"),
        ("مضيفا", "سالم الحمدان"),
        ("مشيرا إلى", "سالم الحمدان"),
    ]


def test_participles_in_the_plural_ask_too():
    told = quotes("ورفض المشاركون الاكتفاء بالكلام، مطالبين بإنشاء مكتبة في الحي.")
    assert [t[1:3] for t in told] == [("بإنشاء مكتبة في الحي", "المشاركون")]
