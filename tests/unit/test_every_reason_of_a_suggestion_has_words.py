from annotations.reasons import reason
from annotations.suggest.confidence import FILE


def test_every_rule_that_the_suggester_was_measured_with_has_words():
    lines = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()]
    rules = {line[1] for line in lines if len(line) > 2 and line[0] in ("quote", "cue", "speaker", "place")}
    assert len(rules) > 15
    assert [rule for rule in sorted(rules) if rule in map(str, reason(rule))] == []


def test_a_doubtful_word_is_called_so():
    assert len(reason("homograph-verb-clause")) == 3
    assert [str(part) for part in reason("something-new")] == ["something-new"]
    assert reason("") == []
