import ast
from pathlib import Path

from django.utils import translation

from newsreader.articles.importing.refusal_words import WORDS, in_words

IMPORTING = Path(__file__).resolve().parents[3] / "newsreader" / "articles" / "importing"
FILES = ("incoming.py", "json_lines.py", "text_files.py")


def reasons() -> list[str]:
    """Every reason in the source, what is put in replaced by 7."""
    found = []
    for name in FILES:
        for node in ast.walk(ast.parse((IMPORTING / name).read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "RefusedError"
            values = [node.args[0]] if called else []
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "reason":
                values = [node.value]
            for value in values:
                parts = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
                found += ["".join(_text(part)) for part in parts if not isinstance(part, ast.Name)]
    return found


def _text(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    return [str(v.value) if isinstance(v, ast.Constant) else "7" for v in getattr(node, "values", [])]


def test_every_reason_of_the_import_has_its_sentence() -> None:
    found = reasons()
    assert len(found) >= 15
    for reason in found:
        for language in ("en", "ar"):
            with translation.override(language):
                assert in_words(reason) != reason, reason


def test_what_the_table_does_not_have_is_told_as_it_is() -> None:
    assert in_words("No space left on device") == "No space left on device"
    assert len(WORDS) > 15
