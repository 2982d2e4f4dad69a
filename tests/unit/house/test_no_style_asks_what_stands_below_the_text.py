"""Rules whose anchor holds the text let the browser work out all its styles with each change."""

import re
from pathlib import Path

CSS = Path(__file__).resolve().parents[3] / "static" / "css"
# What the page of an article may load.
SHEETS = sorted(path for path in CSS.glob("*.css") if path.name not in ("print.css", "speakers.css"))
HOLDS_THE_TEXT = re.compile(r"(?::root|html|body|main|\.article|#reading|#text)[^\s,{>+~]*:has\(")
ROWS_BY_NUMBER = re.compile(r"\.(?:row|voice|piece)\S*:(?:nth|first|last)-")


def test_what_holds_the_text_is_not_asked_what_it_has() -> None:
    assert found(HOLDS_THE_TEXT) == {}


def test_no_row_of_the_text_is_told_by_its_number() -> None:
    assert found(ROWS_BY_NUMBER) == {}


def found(rule: re.Pattern[str]) -> dict[str, list[str]]:
    """What breaks the rule, by the sheet it stands in."""
    hits = {sheet.name: rule.findall(sheet.read_text()) for sheet in SHEETS}
    return {name: lines for name, lines in hits.items() if lines}
