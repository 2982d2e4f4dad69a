"""The files of a release as its manifest names them."""

import os
from hashlib import file_digest
from pathlib import Path
from typing import Any


def files_of(folder: Path) -> dict[str, dict[str, Any]]:
    """The SHA-256 and the size in bytes of every file under `folder`, by its path; empty files and folders
    go. What stays is on the disk when it is told. Raises OSError."""
    told = {}
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            continue
        if not path.stat().st_size:
            path.unlink()
            continue
        with path.open("rb") as file:
            digest = file_digest(file, "sha256")
            os.fsync(file.fileno())
        told[path.relative_to(folder).as_posix()] = {
            "sha256": digest.hexdigest(),
            "bytes": path.stat().st_size,
        }
    for inner in [path for path in folder.iterdir() if path.is_dir()]:
        if not any(inner.iterdir()):
            inner.rmdir()
    return told
