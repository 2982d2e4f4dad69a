import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.suggest import camel
from annotations.suggest.quick_analyzer import analyzer_over, database_of


@pytest.fixture(scope="module")
def both():
    """The analyzer of the suggester, and camel-tools' own over the same database."""
    camel.prepare()
    from camel_tools.morphology.analyzer import Analyzer
    from camel_tools.morphology.database import MorphologyDB

    database = MorphologyDB(str(camel.OUR_DATABASE), "a")
    return analyzer_over(database_of(camel.OUR_DATABASE)), Analyzer(database)


WORDS = [
    "قال", "وقال", "فسيقولون", "وبالقاهرة", "لأنه", "للوزير", "القاهره", "على", "مسؤولو", "إن", "",
    "قَالَ", "قـال", "3", "قال3", "،", "BBC", "ويعــد", "قال،", "وبعمّان", "  قال ", "گوگل", "\u200fقال",
]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_for_words_of_every_sort(both, word):
    ours, theirs = both
    assert ours.analyze(word) == theirs.analyze(word)


def test_some_of_them_are_analysed(both):
    assert all(both[0].analyze(word) for word in WORDS[:8])


@given(
    st.lists(
        st.sampled_from(
            ["و", "ف", "س", "ب", "ال", "لل", "قال", "قول", "اكد", "أكد", "وزير", "ت", "ون", "ه", "ها"]
        )
    )
)
def test_for_words_put_together_from_their_parts(both, parts):
    ours, theirs = both
    word = "".join(parts)
    assert ours.analyze(word) == theirs.analyze(word)


def test_the_database_reads_as_camel_tools_reads_it(both):
    ours, theirs = (vars(analyzer._db) for analyzer in both)
    assert ours.keys() == theirs.keys()
    assert ours["stem_hash"] == theirs["stem_hash"]
    assert all(ours[name] == theirs[name] for name in ours)


def test_a_line_that_is_no_feature_is_refused_as_camel_tools_refuses_it(tmp_path):
    camel.prepare()
    from camel_tools.morphology.errors import DatabaseParseError

    broken = tmp_path / "morphology.db"
    text = camel.OUR_DATABASE.read_text(encoding="utf-8")
    broken.write_text(text.replace("pos:verb", "posverb", 1), encoding="utf-8")
    with pytest.raises(DatabaseParseError, match="posverb"):
        database_of(broken)
