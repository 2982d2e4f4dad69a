from annotations.suggest.phrases import phrases


def kinds(words):
    return {phrase.kind for phrase in phrases() if " ".join(phrase.words) == words}


def test_phrases_are_folded_and_the_longest_come_first():
    lengths = [len(phrase.words) for phrase in phrases()]
    assert lengths == sorted(lengths, reverse=True)
    assert kinds("علي حد قول") == {"source"}


def test_each_kind_has_its_phrases():
    assert kinds("من جهته") == {"turn"}
    assert kinds("كما") == {"as_said"}
    assert kinds("يذكر ان") == {"editorial"}
    assert kinds("في بيان") == {"report"}


def test_a_phrase_names_the_clitic_that_it_wants():
    (according,) = [phrase for phrase in phrases() if phrase.words == ("وفقا",)]
    assert according.preposition == "ل"
