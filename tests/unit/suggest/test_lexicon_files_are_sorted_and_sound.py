import pytest

from annotations.suggest.lexicon import tables

PREPOSITIONS = {"", "إلى", "على", "من", "عن", "ب", "ل", "في"}
ROLES = {"title", "role", "institution", "source", "area", "site"}


@pytest.mark.parametrize(
    ("name", "columns"), [("verbs.tsv", 8), ("nouns.tsv", 7), ("particles.tsv", 4), ("phrases.tsv", 3)]
)
def test_lines_are_sorted_and_none_is_there_twice(name, columns):
    lines = [tuple(row) for row in tables.rows(name, columns)]
    assert len(lines) == len(set(lines))
    assert [line[0] for line in lines] == sorted(line[0] for line in lines)


def test_a_line_with_too_many_columns_is_named(tmp_path, monkeypatch):
    (tmp_path / "verbs.tsv").write_text("# head\na\tb\tc\n", encoding="utf-8")
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    with pytest.raises(tables.LexiconError, match=r"verbs\.tsv, line 2"):
        list(tables.rows("verbs.tsv", 2))


def test_prepositions_and_flags_are_known_ones():
    for verb in tables.verbs():
        assert set(verb.clauses) | set(verb.phrases) <= PREPOSITIONS, verb.lemma
        assert verb.flags <= {"direct", "addressee", "homograph", "attitude", "act", "thought"}, verb.lemma


def test_roles_and_genders_are_known_ones():
    for noun in tables.nouns():
        assert noun.role in ROLES, noun.word
        assert noun.gender in ("m", "f"), noun.word


def test_a_given_name_stands_under_one_gender():
    names = [name.name for name in tables.given_names()]
    assert len(names) == len(set(names))
