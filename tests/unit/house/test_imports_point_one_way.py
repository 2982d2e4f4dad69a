"""The rooms know only the rooms below them; docs/architecture.md draws the picture this test holds."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

# Room → what of the project it may import. The longest matching room counts; a room always knows itself.
MAY_KNOW = {
    "annotations.scheme": (),
    "newsreader.arabic": (),
    "newsreader.embedded_postgres": ("newsreader.folders",),
    "newsreader.backups": (),
    "newsreader.articles": ("newsreader.arabic", "newsreader.after_answer"),
    "newsreader.web": ("newsreader.folders",),
    "newsreader.intake": (
        "newsreader.articles",
        "newsreader.web",
        "annotations.actions",
        "annotations.permissions",
        "annotations.fault_words",
        "annotations.format_labels",
        "annotations.views.guard",
    ),
    "newsreader.api": (
        "newsreader.answering",
        "newsreader.articles",
        "newsreader.client_address",
        "annotations.actions",
        "annotations.queries",
        "annotations.permissions",
        "annotations.models",
        "annotations.formats",
        "annotations.scheme",
    ),
    "annotations.suggest": ("annotations.scheme", "newsreader.arabic"),
    "annotations.formats": ("annotations.scheme", "newsreader.arabic"),
    "annotations.scoring": ("annotations.scheme", "newsreader.arabic"),
    "annotations.agreement": ("annotations.scheme", "annotations.scoring", "newsreader.arabic"),
    "annotations.corpus": ("annotations.scheme", "annotations.formats", "newsreader.arabic"),
    "annotations.samples": ("annotations.scheme", "annotations.formats"),
    "annotations.guidelines": (
        "annotations.scheme",
        "annotations.samples.markup",
        "annotations.rendering",
        "newsreader.arabic",
    ),
    "annotations.models": ("annotations.scheme", "newsreader.articles", "newsreader.arabic"),
    "annotations.labels": ("annotations.scheme",),
    "annotations.commands": (),
    "annotations.keyboard": ("annotations.commands",),
    "annotations.rule_messages": ("annotations.scheme", "annotations.labels", "newsreader.arabic"),
    "annotations.fault_words": (
        "annotations.formats.wording",
        "annotations.labels",
        "annotations.rule_messages",
        "annotations.scheme",
        "newsreader.articles",
    ),
    "annotations.permissions": ("annotations.models", "newsreader.articles"),
    "annotations.rendering": ("annotations.scheme", "newsreader.arabic"),
    "annotations.queries": (
        "annotations.models",
        "annotations.scheme",
        "annotations.labels",
        "annotations.permissions",
        "annotations.keyboard",
        "annotations.suggest.gazetteer",
        "annotations.rendering",
        "annotations.agreement",
        "newsreader.articles",
        "newsreader.arabic",
    ),
    "annotations.actions": (
        "newsreader.after_answer",
        "newsreader.ahead",
        "annotations.models",
        "annotations.rule_messages",
        "annotations.labels",
        "annotations.queries",
        "annotations.permissions",
        "annotations.scheme",
        "annotations.agreement",
        "annotations.scoring",
        "annotations.suggest",
        "annotations.samples",
        "annotations.formats",
        "annotations.corpus",
        "newsreader.articles",
        "newsreader.arabic",
        "newsreader.held_interrupt",
        "annotations.tasks",
    ),
    "annotations.tasks": ("annotations.actions", "annotations.queries"),
    "newsreader.reader": (
        "annotations.queries",
        "annotations.permissions",
        "annotations.scheme",
        "annotations.guidelines",
        "newsreader.articles",
        "newsreader.arabic",
    ),
}
# Without Django: text in, marks out, on any machine.
NO_DJANGO = (
    "annotations.scheme",
    "annotations.suggest",
    "annotations.formats",
    "annotations.scoring",
    "annotations.agreement",
    "annotations.corpus",
    "annotations.guidelines",
    "newsreader.arabic",
)


def modules() -> Iterator[tuple[str, Path]]:
    for top in ("newsreader", "annotations"):
        for path in sorted((ROOT / top).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively; write the whole name"
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def within(name: str, room: str) -> bool:
    return name == room or name.startswith(room + ".")


def room_of(module: str) -> str | None:
    return max((room for room in MAY_KNOW if within(module, room)), key=len, default=None)


@pytest.mark.parametrize("room", MAY_KNOW)
def test_a_room_imports_only_from_below(room: str) -> None:
    strangers = [
        f"{module} imports {name}"
        for module, path in modules()
        if room_of(module) == room
        for name in imported(path)
        if name.startswith(("newsreader.", "annotations."))
        if not any(within(name, known) for known in (room, *MAY_KNOW[room]))
    ]
    assert not strangers


@pytest.mark.parametrize("room", NO_DJANGO)
def test_a_room_of_plain_python_imports_no_django(room: str) -> None:
    offenders = [
        f"{module} imports {name}"
        for module, path in modules()
        if within(module, room)
        for name in imported(path)
        if within(name, "django")
    ]
    assert not offenders


def test_every_room_of_the_picture_exists() -> None:
    present = {module for module, _ in modules()}
    assert [room for room in MAY_KNOW if room not in present] == []


def test_a_forbidden_import_would_be_seen(tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.py"
    stranger.write_text("from annotations.actions import undo\nimport django.db\n", encoding="utf-8")
    assert imported(stranger) == {"annotations.actions.undo", "django.db"}
