from tests.unit.suggest.told import mentions, quotes


def who(text: str) -> list[str | None]:
    return [speaker for _, _, speaker, _ in quotes(text)]


def test_a_foreign_name_like_as_a_town_is_a_name():
    text = "وقالت مفوضة الطاقة في الاتحاد كادري سيمون إن الدول ستلتزم."
    assert who(text) == ["كادري سيمون"]
    assert mentions(text) == ["مفوضة الطاقة في الاتحاد كادري سيمون"]


def test_an_office_like_a_given_name_goes_on_with_whose_it_is():
    text = "من جهته، ذكر أمين السر الدائم لأكاديمية الفنون أنه زار البلد."
    assert mentions(text) == ["أمين السر الدائم لأكاديمية الفنون"]


def test_a_given_name_like_a_verb_has_no_quantity_for_a_surname():
    text = (
        "وشهد عدد من الحاضرين، بينهم أمين السر الدائم للأكاديمية، افتتاح القاعة. "
        "وذكر أمين السر الدائم للأكاديمية أنه زار البلد."
    )
    assert who(text) == ["أمين السر الدائم للأكاديمية"]


def test_a_verb_of_purpose_is_no_subject():
    text = (
        "وقالت المديرة ريم حاتم إن العمل بدأ. وجمعت المال لبرمجة عرض جديد، لتستفيد القرى منه، "
        "كما أوضحت أن الناس يساعدونها."
    )
    assert who(text) == ["ريم حاتم", "ريم حاتم"]
