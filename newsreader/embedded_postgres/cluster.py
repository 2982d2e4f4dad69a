"""The data folder of the embedded database: making it, and judging one that is there."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from newsreader.embedded_postgres.binaries import MAJOR
from newsreader.embedded_postgres.errors import EmbeddedPostgresError
from newsreader.embedded_postgres.place import Place

ROLE = DATABASE = "newsreader"
OWN_PROGRAMS = ".venv/bin/python -m newsreader.embedded_postgres"

# The role owns its database and may make others (tests need that), and is no superuser: a superuser may run
# programs through COPY.
FIRST_STATEMENTS = f"""CREATE ROLE {ROLE} LOGIN CREATEDB NOSUPERUSER NOCREATEROLE;

CREATE DATABASE {DATABASE} OWNER {ROLE};

REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC;
"""


@dataclass(frozen=True)
class RunAs:
    """The account of a program that is started: its user and group number, or None for one's own."""

    user: int | None = None
    group: int | None = None

    def arguments(self) -> dict[str, object]:
        """The arguments of subprocess for it."""
        if self.user is None:
            return {}
        return {"user": self.user, "group": self.group, "extra_groups": []}


def make_cluster(place: Place, programs: Path, account: int | None, *, durable: bool) -> None:
    """Make the data folder with the application's role and database; all of it or nothing.

    Raises EmbeddedPostgresError when PostgreSQL's own programs fail, OSError when a folder cannot be made.
    """
    unfinished = place.folder / "unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    data = unfinished / "data"
    data.mkdir(mode=0o700)
    maker = RunAs()
    if account is not None:
        # These programs insist on an account with a name. The named one lends its number only; with a group
        # that nobody is in, no other process of that account can look into the folder.
        maker = RunAs(_account_with_a_name(), account)
        os.chown(unfinished, 0, account)
        unfinished.chmod(0o710)
        os.chown(data, maker.user or 0, account)
    try:
        _initdb(data, programs, maker, durable=durable)
        _first_statements(data, programs, maker, durable=durable)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    if account is not None:
        _give(data, account)
    data.rename(place.data)
    unfinished.rmdir()


def check_version(place: Place) -> None:
    """Raises EmbeddedPostgresError, saying how to upgrade, when another major version made the folder."""
    version_file = place.data / "PG_VERSION"
    try:
        found = version_file.read_text().strip()
    except FileNotFoundError:
        raise EmbeddedPostgresError(
            f"The embedded database's folder {place.data} has no file PG_VERSION, so it is damaged or not a "
            "database: put back a backup of it, or move it away to begin with an empty one."
        ) from None
    if found == str(MAJOR):
        return
    raise EmbeddedPostgresError(
        f"The embedded database in {place.data} was made by PostgreSQL {found}, and this version of the "
        f"program brings PostgreSQL {MAJOR}. Nothing was changed. To upgrade: in the version of the program "
        f"that made it, save the corpus with `{OWN_PROGRAMS} pg_dump --no-owner --file=corpus.sql`; move "
        f"{place.data} away; then, in this version, load it with `{OWN_PROGRAMS} psql --quiet "
        "--output=/dev/null --file=corpus.sql`. docs/running.md has the steps."
    )


def write_access_rules(place: Place, account: int | None) -> None:
    """Let one's own account in as the application's role, by the kernel's word, and no one else at all."""
    try:
        me = pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise EmbeddedPostgresError(
            f"The account with number {os.geteuid()} has no name on this system, and the embedded database "
            "needs one: add it to /etc/passwd, or name a PostgreSQL of your own in DATABASE_URL."
        ) from None
    _write(place.data / "pg_hba.conf", f"local all {ROLE} peer map=owner\n", account)
    _write(place.data / "pg_ident.conf", f'owner "{me}" {ROLE}\n', account)


def _initdb(data: Path, programs: Path, maker: RunAs, *, durable: bool) -> None:
    command = [str(programs / "initdb"), f"--pgdata={data}", "--username=postgres", "--auth=peer"]
    command += ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    command += ["--text-search-config=simple", "--no-instructions"]
    if not durable:
        command.append("--no-sync")
    _run(command, maker, input_text=None)


def _first_statements(data: Path, programs: Path, maker: RunAs, *, durable: bool) -> None:
    command = [str(programs / "postgres"), "--single", "-j", "-D", str(data)]
    command += ["-c", f"fsync={'on' if durable else 'off'}", "postgres"]
    said = _run(command, maker, input_text=FIRST_STATEMENTS)
    # The single-user server goes on after a failed statement and ends well.
    failed = [line for line in said.splitlines() if "ERROR:" in line or "FATAL:" in line]
    if failed:
        raise EmbeddedPostgresError(f"The embedded database could not be made: {failed[0].strip()}")


def _run(command: list[str], maker: RunAs, *, input_text: str | None) -> str:
    # Options and addresses of another PostgreSQL in the environment are not meant for this one.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    environment["LC_ALL"] = "C"
    try:
        done = subprocess.run(  # noqa: S603 - PostgreSQL's own program, and no word from outside
            command,
            input=input_text,
            stdin=subprocess.DEVNULL if input_text is None else None,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            cwd="/",
            env=environment,
            check=False,
            # Named in a dictionary, the account is nothing that mypy can check.
            **maker.arguments(),  # type: ignore[call-overload]
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise EmbeddedPostgresError(
            f"The embedded database could not be made: {Path(command[0]).name} did not start ({error})."
        ) from error
    if "No space left on device" in done.stdout:
        raise EmbeddedPostgresError(
            "The embedded database could not be made: there is no space left on the disk."
        )
    if done.returncode != 0:
        lines = [line for line in done.stdout.splitlines() if "error:" in line or "FATAL:" in line]
        reason = (lines or done.stdout.strip().splitlines() or [f"status {done.returncode}"])[-1]
        raise EmbeddedPostgresError(f"The embedded database could not be made: {reason.strip()}")
    return str(done.stdout)


def _account_with_a_name() -> int:
    for name in ("nobody", "daemon", "bin"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    raise EmbeddedPostgresError(
        "The embedded database cannot be made as root, since this system has no account `nobody`: run this "
        "as a normal user, or name a PostgreSQL of your own in DATABASE_URL."
    )


def _give(folder: Path, account: int) -> None:
    for inside, folders, files in os.walk(folder):
        for name in (*folders, *files):
            os.chown(os.path.join(inside, name), account, account, follow_symlinks=False)
    os.chown(folder, account, account)


def _write(path: Path, text: str, account: int | None) -> None:
    unfinished = path.with_name(path.name + ".new")
    unfinished.unlink(missing_ok=True)
    with open(unfinished, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(text)
    if account is not None:
        os.chown(unfinished, account, account)
    unfinished.rename(path)
