"""Small files that only their owner may read: keys and passwords of this installation."""

import contextlib
import os
import tempfile
from pathlib import Path


def write_private(path: Path, text: str) -> None:
    """Write the file whole or not at all, with mode 0600; one that is there is replaced. Raises OSError."""
    unfinished = _unfinished(path, text)
    unfinished.replace(path)


def read_or_make_private(path: Path, text: str) -> str:
    """What the file holds; where there is none, one process makes it with ``text``. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        return path.read_text(encoding="utf-8")
    unfinished = _unfinished(path, text)
    try:
        # Unlike a rename, a link never replaces the file of a process that was faster.
        with contextlib.suppress(FileExistsError):
            os.link(unfinished, path)
    finally:
        unfinished.unlink()
    return path.read_text(encoding="utf-8")


def _unfinished(path: Path, text: str) -> Path:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    return Path(name)
