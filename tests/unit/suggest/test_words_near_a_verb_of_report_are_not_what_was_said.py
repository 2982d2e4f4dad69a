from tests.unit.suggest.told import places, quotes


def test_in_his_turn_is_no_content():
    text = "سالم خالد صرح بدوره للموقع بأن النسخة جيدة."
    assert quotes(text) == [("indirect", "بأن النسخة جيدة", "سالم خالد", "صرح")]


def test_what_a_matter_needs_is_asked_by_nobody():
    text = "وقالت المتحدثة إن الأمر تطلب نقل أربعة أشخاص."
    assert [words for _, words, _, _ in quotes(text)] == ["إن الأمر تطلب نقل أربعة أشخاص"]


def test_one_who_did_not_tell_is_still_the_one_who_confirms():
    text = (
        "ولم يفصح الفهيدي عن التفاصيل، بيد أنه أكد أن الإجراء تم. "
        "وأضاف وكيل الوزارة خالد الفهيدي أن العمل مستمر."
    )
    assert [speaker for _, _, speaker, _ in quotes(text)] == ["خالد الفهيدي", "خالد الفهيدي"]


def test_a_river_is_found_in_every_spelling():
    assert places("وتجوب القطعان منطقة غرب الميسيسبي.") == ["الميسيسبي"]
