from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


@pytest.mark.parametrize(
    "asked",
    [{}, {"all": True, "input": Path("a"), "output": Path("b")}, {"input": Path("a")}, {"output": Path("b")}],
)
def test_none_two_or_half_a_way_is_refused(asked):
    with pytest.raises(CommandError, match="Say --input and --output"):
        call_command("suggest", **asked)


def test_numbers_and_all_together_are_refused():
    with pytest.raises(CommandError, match="Say --input and --output"):
        call_command("suggest", 1, all=True)


def test_no_process_is_refused():
    with pytest.raises(CommandError, match="At least one process"):
        call_command("suggest", all=True, processes=0)
