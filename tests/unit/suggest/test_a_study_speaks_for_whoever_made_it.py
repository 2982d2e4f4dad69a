from tests.unit.suggest.told import quotes


def who(text: str) -> list[str | None]:
    return [speaker for _, _, speaker, _ in quotes(text)]


def test_the_maker_of_a_study_is_its_speaker_and_that_of_the_report_named_after_it():
    text = (
        "أكدت دراسة أعدتها شركة البيان الاستشارية أن البنوك تنمو. "
        "وقال التقرير إن الأسواق ستة. وأضافت الدراسة أن الإيرادات زادت."
    )
    assert who(text) == ["شركة البيان الاستشارية"] * 3


def test_a_poll_speaks_for_the_institute_that_took_it():
    assert who("وأظهر استطلاع أجراه معهد الرأي أن الناس متفائلون.") == ["معهد الرأي"]


def test_a_report_by_a_team_without_a_name_speaks_for_itself():
    assert who("وكشف تقرير أعده فريق أن الناس متفائلون.") != ["فريق"]


def test_a_rank_and_a_surname_lead_to_the_full_name():
    text = (
        "وزار الفريق عثمان بن ناصر المحرزي المصابين. "
        "وقال الفريق المحرزي في تصريح صحفي: لقد وصلت إلى المنطقة للاطمئنان على المصابين."
    )
    assert who(text) == ["عثمان بن ناصر المحرزي"]
