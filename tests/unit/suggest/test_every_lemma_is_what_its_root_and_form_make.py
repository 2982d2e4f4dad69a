"""The lexicon names each verb's lemma beside its root and form; one checks the other."""

from annotations.suggest.lexicon.spelling import MARKS, without_marks
from annotations.suggest.lexicon.tables import verbs


def test_every_lemma_is_the_first_form_of_its_verb():
    wrong = [(v.lemma, v.lex) for v in verbs() if without_marks(v.lemma) != without_marks(v.lex)]
    assert wrong == []


def test_marks_given_in_a_lemma_are_the_conjugators():
    for verb in verbs():
        for mark in set(verb.lemma) & set(MARKS):
            assert mark in verb.lex, verb.lemma


def test_a_verb_of_form_i_has_its_vowels_and_the_others_none():
    for verb in verbs():
        assert bool(verb.verb.vowels) == (verb.verb.form == "I"), verb.lemma
