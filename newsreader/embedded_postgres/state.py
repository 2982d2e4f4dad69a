"""What the server says about itself in its data folder's postmaster.pid."""

import os
from dataclasses import dataclass
from pathlib import Path

from newsreader.embedded_postgres.locks import is_free
from newsreader.embedded_postgres.place import Place


@dataclass(frozen=True)
class Postmaster:
    """A server's number as a process, its socket's folder, and whether it takes connections."""

    pid: int
    socket_folder: Path
    ready: bool


def read_postmaster(place: Place) -> Postmaster | None:
    """What the file says, or None where there is none or it is not complete yet."""
    try:
        lines = (place.data / "postmaster.pid").read_text().split("\n")
        return Postmaster(int(lines[0]), Path(lines[4]), ready=lines[7].strip() == "ready")
    except (FileNotFoundError, IndexError, ValueError):
        return None


def guardian_lives(place: Place) -> bool:
    """Whether a guardian process looks after this place."""
    return not is_free(place.guardian_lock, exclusive=False)


def ready_socket_folder(place: Place) -> Path | None:
    """The socket's folder of a server that takes connections and is looked after, else None."""
    postmaster = read_postmaster(place)
    if postmaster is None or not postmaster.ready or not guardian_lives(place):
        return None
    # After a crash the file still says ready until the guardian has seen it.
    if not runs_here(place, postmaster.pid):
        return None
    return postmaster.socket_folder


def runs_here(place: Place, pid: int) -> bool:
    """Whether that process is a server on this place's data folder, and not another that got its number."""
    if not os.path.exists("/proc/self"):
        return _exists(pid)
    try:
        return os.path.samefile(f"/proc/{pid}/cwd", place.data)
    except OSError:
        return False


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
