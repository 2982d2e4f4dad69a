from tests.unit.suggest.told import quotes


def test_an_institution_in_short_has_the_full_name_that_stands_before():
    told = quotes("زار الناس مبنى هيئة السكك أمس. وأعلنت الهيئة أن القطار جاهز.")
    assert told[-1][2] == "هيئة السكك"


def test_a_government_in_short_keeps_its_name():
    told = quotes("انتهت حكومة الوفاق قبل عام. وأعلنت الحكومة أن القطار جاهز.")
    assert told[-1][2] == "الحكومة"


def test_a_statement_without_a_verb_is_whose_it_is_by_its_preposition():
    told = quotes("وفي بيان مقتضب لوزارة الكهرباء: «نعتذر إلى السكان في كل حي من المدينة».")
    assert told[-1][2] == "وزارة الكهرباء"


def test_what_something_is_called_may_be_any_word():
    told = quotes("ووصف سالم الحمدان الرحلة الطويلة بالمفاجأة.")
    assert told == [("indirect", "بالمفاجأة", "سالم الحمدان", "وصف")]


def test_a_joined_participle_in_the_feminine_needs_its_content_at_once():
    told = quotes("وقالت سعاد منصور إن العمل انتهى، مضيفة أن الطريق سالكة، ومشيرة إلى أن الكلفة قليلة.")
    assert [t[3] for t in told] == ["قالت", "مضيفة", "مشيرة إلى"]
