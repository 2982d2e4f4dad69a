from typing import get_args

import pytest

from annotations.reasons import reason
from annotations.suggest.rule_names import REPORT_RULES, ContentRule, PlaceRule, SpeakerRule

QUOTE_RULES = [f"{report}-{content}" for report in REPORT_RULES for content in get_args(ContentRule)]
OTHERS = [rule for rules in (SpeakerRule, PlaceRule) for rule in get_args(rules)]


@pytest.mark.parametrize("rule", [*QUOTE_RULES, *(f"homograph-{rule}" for rule in QUOTE_RULES), *OTHERS])
def test_every_rule_of_the_suggester_has_words(rule: str):
    assert rule not in map(str, reason(rule))


def test_a_doubtful_word_is_called_so():
    assert len(reason("homograph-verb-clause")) == 3
    assert [str(part) for part in reason("something-new")] == ["something-new"]
    assert reason("") == []
