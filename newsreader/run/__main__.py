"""Set up what is missing, serve until told to stop, then stop everything that was started."""

import argparse
import contextlib
import io
import os
import shutil
import signal
import sys
from types import FrameType

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db.utils import DatabaseError

from newsreader.embedded_postgres import use
from newsreader.embedded_postgres.place import place_of
from newsreader.file_refusal import refusal_sentence
from newsreader.folders import DATA_DIR, DATABASE_DIR, EDITOR_FILE
from newsreader.run.port import HOST, free_port
from newsreader.run.refusal import Refusal
from newsreader.run.server import start_server, stop_server, stop_with_parent

MEGABYTES_NEEDED = 150


class Stopped(BaseException):
    """A signal asked this program to stop."""


def main(arguments: list[str]) -> int:
    """Run until a signal; 0 after an orderly stop, 1 with one sentence where something refuses."""
    parser = argparse.ArgumentParser(prog="newsreader.run", description=__doc__)
    parser.add_argument("--stop-with-parent", action="store_true", help="stop when the calling program ends")
    if parser.parse_args(arguments).stop_with_parent:
        stop_with_parent()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    stopped = False
    try:
        _run()
    except Stopped:
        _ignore_signals()
        # The terminal has written ^C there.
        _say("\nStopping …")
        stopped = True
        return 0
    except (Refusal, ImproperlyConfigured, CommandError) as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(refusal_sentence(error))
    finally:
        _ignore_signals()
        _let_go_of_the_database()
        if stopped:
            _say("Stopped; everything is saved.")
    return 0


def _run() -> None:
    port = free_port()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsreader.settings")
    django.setup()

    # Their imports need the settings.
    from django.conf import settings

    from newsreader.run import database
    from newsreader.run.sample_editor import USERNAME, ensure_sample_editor
    from newsreader.run.static_files import collect_static_files

    embedded = settings.EMBEDDED_DATABASE
    if embedded:
        _require_space()
    password = None
    try:
        database.require_database()
        _say("Preparing the database …")
        call_command("migrate", interactive=False, verbosity=0)
        collect_static_files()
        _call("load_gazetteer")
        if embedded:
            _call("load_samples")
            password = ensure_sample_editor()
        has_accounts = database.has_accounts()
    except DatabaseError as error:
        raise database.refusal_of(error) from error
    finally:
        database.close()

    server = start_server(port)
    try:
        _say(f"The newsreader is at http://{HOST}:{port}/")
        if embedded:
            known = f"the password {password}" if password else "the password that you gave it"
            _say(f"Log in as {USERNAME} with {known} (kept in {_short(EDITOR_FILE)}).")
        elif not has_accounts:
            _say("It has no account yet: .venv/bin/python manage.py createsuperuser makes the first.")
        _say("Ctrl-C stops it.")
        status = server.wait()
    finally:
        _ignore_signals()
        stop_server(server)
    raise Refusal(f"The web server ended by itself, with status {status}.")


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def _ignore_signals() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


def _let_go_of_the_database() -> None:
    use.let_go(DATABASE_DIR)


def _require_space() -> None:
    folder = place_of(DATABASE_DIR).folder
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < MEGABYTES_NEEDED:
        raise Refusal(
            f"There is no space left on the disk for the database ({free} MB in {folder}, "
            f"{MEGABYTES_NEEDED} MB are needed)."
        )


def _call(command: str) -> None:
    call_command(command, verbosity=0, stdout=io.StringIO())


def _short(path: object) -> str:
    return os.path.relpath(str(path)) if str(path).startswith(str(DATA_DIR)) else str(path)


def _say(line: str) -> None:
    # The terminal may be gone before the program is.
    with contextlib.suppress(OSError):
        print(line, flush=True)


def _refuse(sentence: str) -> int:
    print(f"Cannot run: {sentence}", file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
