from tests.unit.suggest.told import mentions, quotes


def test_who_is_brought_in_by_and_he_is_speaks_next():
    told = quotes(
        "وفي السوق القديم تم الالتقاء بأحد أقدم تجار المدينة وهو خالد محمود حداد.\n\nوأوضح أن العمل بدأ."
    )
    assert [quote[2] for quote in told] == ["خالد محمود حداد"]


def test_a_governorate_s_statement_is_its_own_and_not_its_governor_s():
    told = quotes(
        "ووصف محافظ محافظة قلقيلية اللواء خالد الحدادي الهدم بأنه جريمة. وذكر بيان المحافظة أن العمل بدأ."
    )
    assert [quote[2] for quote in told] == ["خالد الحدادي", "محافظة قلقيلية"]


def test_a_foreign_first_name_that_ends_as_an_adverb_does_is_one():
    assert [quote[2] for quote in quotes("وقالت باتريسيا فولانسك، سفيرة الاتحاد، إن العمل بدأ.")] == [
        "باتريسيا فولانسك"
    ]


def test_a_region_of_two_sides_is_read_whole_in_an_office():
    assert mentions(
        "وقال خالد منصور رئيس خدمات الشركات في منطقة الشرق الأوسط وشمال إفريقيا إن العمل بدأ."
    ) == ["خالد منصور رئيس خدمات الشركات في منطقة الشرق الأوسط وشمال إفريقيا"]
