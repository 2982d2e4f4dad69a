"""As root: databases of tests whose checkout is gone. Nothing else would ever remove them."""

import os
import shutil
from contextlib import ExitStack
from pathlib import Path

from newsreader.embedded_postgres.locks import open_lock, try_lock
from newsreader.embedded_postgres.place import STATE_ROOT, Place


def remove_forgotten_places(place: Place) -> None:
    """Remove every other disposable place that has no checkout and no user. Raises nothing for what stays."""
    for forgotten in forgotten_places(place):
        with ExitStack() as held:
            # All three: a server may be starting, between two guardians after a crash, or running.
            if all(
                _take(lock, held)
                for lock in (forgotten.start_lock, forgotten.users_lock, forgotten.guardian_lock)
            ):
                shutil.rmtree(forgotten.folder, ignore_errors=True)


def forgotten_places(place: Place) -> list[Place]:
    """Other places for tests whose checkout is gone, in use or not; none where this one is not root's."""
    found = []
    for folder in STATE_ROOT.iterdir() if place.as_root else ():
        try:
            asked = Path(os.fsdecode((folder / "belongs-to").read_bytes().rstrip(b"\n")))
        except OSError:
            # Just made, or just removed by another program.
            continue
        other = Place(asked, folder, as_root=True)
        if folder != place.folder and other.disposable.exists() and not asked.parent.exists():
            found.append(other)
    return found


def _take(lock: Path, held: ExitStack) -> bool:
    try:
        descriptor = open_lock(lock)
    except OSError:
        return False
    held.callback(os.close, descriptor)
    return try_lock(descriptor, exclusive=True)
