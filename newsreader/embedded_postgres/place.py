"""Where an embedded database lives: its folders, its locks, and the account that its server runs as."""

import hashlib
import os
import pwd
from dataclasses import dataclass
from pathlib import Path

STATE_ROOT = Path("/var/lib/newsreader")

# Account numbers that neither Debian nor systemd hands out, so that no person and no other service has one.
FIRST_FREE_ACCOUNT, FREE_ACCOUNTS = 60578, 600

# A socket's path is at most 107 bytes, with "/.s.PGSQL.5432" at its end.
LONGEST_SOCKET_FOLDER = 107 - len("/.s.PGSQL.5432")


@dataclass(frozen=True)
class Place:
    """The folders of one embedded database.

    ``asked`` is the folder that the settings name, ``folder`` the one that is used: as root another one,
    since the server must not run as root and another account cannot enter what lies under root's home.
    """

    asked: Path
    folder: Path
    as_root: bool

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def disposable(self) -> Path:
        """A file that says: what is in this database is worth nothing once its checkout is gone."""
        return self.folder / "disposable"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def start_lock(self) -> Path:
        """Held exclusively by whoever is starting the server."""
        return self.folder / "start.lock"

    @property
    def users_lock(self) -> Path:
        """Held shared by every process that uses the server, exclusively by the guardian that stops it."""
        return self.folder / "users.lock"

    @property
    def guardian_lock(self) -> Path:
        """Held exclusively by the guardian as long as it lives."""
        return self.folder / "guardian.lock"


def place_of(asked: Path) -> Place:
    """The place for the folder that the settings name; creates nothing."""
    asked = asked.absolute()
    if os.geteuid() != 0:
        return Place(asked, asked, as_root=False)
    name = hashlib.sha256(os.fsencode(asked.resolve())).hexdigest()[:16]
    return Place(asked, STATE_ROOT / name, as_root=True)


def make_folders(place: Place) -> None:
    """Make the place's own folder, closed to others (as root: passable, since the server's account must get
    through to what is its own). Raises OSError."""
    if place.as_root:
        STATE_ROOT.mkdir(mode=0o755, parents=True, exist_ok=True)
        place.folder.mkdir(mode=0o711, exist_ok=True)
        # A strict umask would otherwise shut the server's account out.
        STATE_ROOT.chmod(0o755)
        place.folder.chmod(0o711)
        (place.folder / "belongs-to").write_bytes(os.fsencode(place.asked) + b"\n")
    else:
        place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.folder.chmod(0o700)


def server_account(place: Place) -> int | None:
    """The account number that the server runs as, or None for one's own.

    As root it is the data folder's owner where there is one, else a number that no account has, taken from
    the place's name so that two checkouts have two. Nothing is added to the system's list of accounts.
    """
    if not place.as_root:
        return None
    if place.data.exists():
        return place.data.stat().st_uid
    taken = {account.pw_uid for account in pwd.getpwall()} | _owners_of_other_places(place)
    first = int(place.folder.name, 16) % FREE_ACCOUNTS
    for step in range(FREE_ACCOUNTS):
        number = FIRST_FREE_ACCOUNT + (first + step) % FREE_ACCOUNTS
        if number not in taken:
            return number
    raise OSError("every account number kept for embedded databases is taken")


def _owners_of_other_places(place: Place) -> set[int]:
    datas = (folder / "data" for folder in STATE_ROOT.iterdir() if folder != place.folder)
    return {data.stat().st_uid for data in datas if data.exists()}
