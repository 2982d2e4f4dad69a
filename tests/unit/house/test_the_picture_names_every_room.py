"""docs/architecture.md draws the rooms: each that is there, and no other."""

import re
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
# What every app of Django has.
EVERYWHERE = {"__init__.py", "apps.py", "migrations/"}


def drawn() -> set[str]:
    """The names in the picture of the rooms, folders with a slash behind them."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    picture = page.split("## The rooms")[1].split("```")[1]
    return set(re.findall(r"[\w*]+(?:\.py|/)", picture))


def standing(folder: Path) -> set[str]:
    """The modules and the folders of modules in a folder."""
    modules = {path.name for path in folder.glob("*.py")}
    return modules | {f"{path.parent.name}/" for path in folder.glob("*/__init__.py")}


def test_every_room_is_drawn() -> None:
    names = drawn()
    rooms = standing(ROOT / "newsreader") | standing(ROOT / "annotations")
    assert {room for room in rooms - EVERYWHERE if not any(fnmatch(room, name) for name in names)} == set()


def test_every_room_that_is_drawn_stands() -> None:
    tops = ("newsreader", "annotations", "tests", "tools")
    stands = {
        name for name in drawn() if any(ROOT.glob(name)) or any(any((ROOT / top).rglob(name)) for top in tops)
    }
    assert drawn() - stands == set()
