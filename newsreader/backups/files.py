"""The files that belong to the database: the releases, and the places imported."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from newsreader.backups.checking import Backup

_RELEASES = "releases/"
_GAZETTEER = "gazetteer.tsv"


def files_there() -> list[tuple[str, Path]]:
    """Every file, under the name that it has in a backup."""
    found = []
    for version in _versions():
        inner = sorted(version.rglob("*")) if version.is_dir() else [version]
        found += [
            (_RELEASES + path.relative_to(version.parent).as_posix(), path)
            for path in inner
            if path.is_file()
        ]
    gazetteer = _gazetteer()
    if gazetteer is not None and gazetteer.is_file():
        found.append((_GAZETTEER, gazetteer))
    return found


@contextmanager
def laid_files(backup: Backup) -> Iterator[Callable[[], None]]:
    """Lay the backup's files beside where they belong; what it gives puts all of them there.

    The releases that were there go, imported places are replaced where the backup has some. Where the body
    raises, everything is as it was. Raises OSError.
    """
    scratches = {}
    done: list[tuple[Path, Path]] = []
    try:
        for kind, folder in _folders().items():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            scratches[kind] = Path(tempfile.mkdtemp(prefix=".restoring-", dir=folder))
        for name in backup.manifest["entries"]:
            kind = _RELEASES if name.startswith(_RELEASES) else _GAZETTEER
            if kind in scratches and not name.startswith("tables/"):
                _lay(scratches[kind] / "new" / name.removeprefix(_RELEASES), backup.pieces(name))
        yield lambda: _put(scratches, done)
    except BaseException:
        for source, target in reversed(done):
            os.replace(target, source)
        raise
    finally:
        for scratch in scratches.values():
            shutil.rmtree(scratch, ignore_errors=True)


def _put(scratches: dict[str, Path], done: list[tuple[Path, Path]]) -> None:
    """Move the former files away and the new ones in, keeping what was moved whither."""

    def move(source: Path, target: Path) -> None:
        target.parent.mkdir(exist_ok=True)
        os.replace(source, target)
        done.append((source, target))

    for version in _versions():
        move(version, scratches[_RELEASES] / "former" / version.name)
    for kind, scratch in scratches.items():
        for new in sorted((scratch / "new").glob("*")):
            # The gazetteer's file may have another name here.
            target = Path(settings.GAZETTEER_FILE) if kind == _GAZETTEER else scratch.parent / new.name
            if target.exists():
                move(target, scratch / "former" / target.name)
            move(new, target)


def _lay(path: Path, pieces: Iterator[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for piece in pieces:
            file.write(piece)


def _folders() -> dict[str, Path]:
    folders = {_RELEASES: Path(settings.RELEASES_DIR)}
    gazetteer = _gazetteer()
    return folders if gazetteer is None else {**folders, _GAZETTEER: gazetteer.parent}


def _versions() -> list[Path]:
    """The folders of the releases; one that is being made or brought back has a dot before its name."""
    folder = Path(settings.RELEASES_DIR)
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in there if not path.name.startswith(".")]


def _gazetteer() -> Path | None:
    return Path(settings.GAZETTEER_FILE) if settings.GAZETTEER_FILE else None
