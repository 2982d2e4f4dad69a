"""What the readers of formats say of a file is a message of the catalogue, in English and in Arabic."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import gettext

FORMATS = Path(__file__).resolve().parents[3] / "annotations" / "formats"
FAULTS = {"FormatError", "BrokenRuleError", "_LineError", "fault"}
ARABIC = re.compile(r"[\u0621-\u064a]")


def nodes() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(FORMATS.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path.name, node


def called(node: ast.AST) -> str:
    """The name of what a call calls."""
    function = getattr(node, "func", None)
    return getattr(function, "id", getattr(function, "attr", ""))


def messages() -> set[str]:
    return {ast.literal_eval(node.args[0]) for _file, node in nodes() if called(node) == "_"}


def test_no_fault_is_a_text_without_a_message() -> None:
    bare = []
    for file, node in nodes():
        told = [*node.args] if isinstance(node, ast.Call) and called(node) in FAULTS else []
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("reason", "fault"):
            told = [node.value]
        for value in told:
            inner = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
            texts = (ast.JoinedStr, ast.BinOp)
            if any(isinstance(one, texts) or isinstance(getattr(one, "value", None), str) for one in inner):
                bare.append(f"{file}:{value.lineno}: {ast.unparse(value)}")
    # Reasons that CoNLL writes into its files are no faults.
    assert [one for one in bare if not one.startswith("conll.py:")] == []


def test_every_message_is_said_in_arabic() -> None:
    found = messages()
    assert len(found) > 200
    with translation.override("ar"):
        said = {message: gettext(message) for message in found}
    # What only joins two parts has no word of its own.
    assert [m for m, words in said.items() if not ARABIC.search(words)] == ["{name}: {said}"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_sentence_keeps_what_is_put_into_it(language: str) -> None:
    with translation.override(language):
        for message in messages():
            assert set(re.findall(r"{\w*}", gettext(message))) == set(re.findall(r"{\w*}", message))
