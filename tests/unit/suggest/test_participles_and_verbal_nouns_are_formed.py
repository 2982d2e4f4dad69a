import pytest

from annotations.suggest.lexicon.derivation import active_participle, masdar, masdar_forms, participle_forms
from annotations.suggest.lexicon.spelling import spell, without_marks
from annotations.suggest.lexicon.verb import Verb


def participles(verb):
    declined = participle_forms(active_participle(verb), weak=verb.defective)
    return {without_marks(spell(form.sounds)) for form in declined}


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        (Verb("قول", "I", "a-u"), "قائل قائلا قائلة قائلون قائلين قائلات قائلان قائلتان"),
        (Verb("ضيف", "IV"), "مضيف مضيفا مضيفة مضيفون مضيفين مضيفات"),
        (Verb("ءكد", "II"), "مؤكد مؤكدا مؤكدة مؤكدون مؤكدين مؤكدات"),
        (Verb("شور", "IV"), "مشير مشيرا مشيرة مشيرين"),
        (Verb("دعو", "I", "a-u"), "داع داعي داعيا داعية داعون داعين"),
        (Verb("نفي", "I", "a-i"), "ناف نافيا نافية نافين"),
        (Verb("مني", "V"), "متمن متمنيا متمنية متمنين"),
        (Verb("سءل", "VI"), "متسائل متسائلا متسائلة"),
        (Verb("ردد", "I", "a-u"), "راد رادا رادة"),
        (Verb("وضح", "IV"), "موضح موضحا موضحة"),
        (Verb("ءمل", "I", "a-u"), "آمل آملا آملة آملين"),
        (Verb("وهم", "VIII"), "متهم متهما متهمة متهمين"),
    ],
)
def test_active_participle(verb, expected):
    assert set(expected.split()) <= participles(verb)


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        (Verb("ءكد", "II"), "تَأْكِيد"),
        (Verb("سمي", "II"), "تَسْمِيَة"),
        (Verb("علن", "IV"), "إِعْلَان"),
        (Verb("وضح", "IV"), "إِيضَاح"),
        (Verb("فيد", "IV"), "إِفَادَة"),
        (Verb("بدو", "IV"), "إِبْدَاء"),
        (Verb("طلب", "III"), "مُطَالَبَة"),
        (Verb("ندو", "III"), "مُنَادَاة"),
        (Verb("سءل", "VI"), "تَسَاؤُل"),
        (Verb("وهم", "VIII"), "اِتِّهَام"),
        (Verb("دعو", "VIII"), "اِدِّعَاء"),
        (Verb("نكر", "X"), "اِسْتِنْكَار"),
        (Verb("عود", "X"), "اِسْتِعَادَة"),
        (Verb("طمءن", "QI"), "طَمْأَنَة"),
    ],
)
def test_verbal_noun(verb, expected):
    assert spell(masdar(verb)) == expected


def test_form_i_has_no_regular_verbal_noun():
    with pytest.raises(ValueError, match="form I"):
        masdar(Verb("قول", "I", "a-u"))


def test_a_final_hamza_takes_a_seat_before_a_pronoun():
    joined = {without_marks(spell(form.joined + "ه")) for form in masdar_forms(masdar(Verb("دعو", "VIII")))}
    assert {"ادعاؤه", "ادعائه", "ادعاءه"} <= joined | {""}
