from tests.unit.suggest.told import mentions, quotes


def test_the_name_behind_a_plain_word_is_the_speaker_s():
    text = "وقالت امرأة مقيمة في البلدة تدعى سارة أحمد وهي جالسة في بيتها إن الشاطئ جميل."
    assert quotes(text) == [("indirect", "إن الشاطئ جميل", "سارة أحمد", "قالت")]
    assert mentions(text) == ["امرأة مقيمة في البلدة تدعى سارة أحمد"]


def test_it_may_be_told_by_his_name_is():
    text = "وقال رجل اسمه خالد إن البحر هادئ."
    assert quotes(text) == [("indirect", "إن البحر هادئ", "خالد", "قال")]


def test_being_called_is_no_report():
    text = "وقالت شابة تدعى ليلى: «أحب الشاطئ جدا»."
    assert quotes(text) == [("direct", "«أحب الشاطئ جدا»", "ليلى", "قالت")]
