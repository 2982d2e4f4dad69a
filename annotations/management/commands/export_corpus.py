"""Write the corpus, the reviewed articles with their marks, to a file."""

import os
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError

from annotations.formats import jsonl
from annotations.formats.errors import FormatError
from annotations.formats.registry import FORMATS
from annotations.queries.corpus import reviewed_documents


class Command(BaseCommand):
    """`--format` names a format of the registry; the file is complete or is not there."""

    help = "Write the reviewed articles with their marks to a file; the same corpus gives the same bytes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--format and --output."""
        parser.add_argument("--format", choices=sorted(FORMATS), default=jsonl.NAME)
        parser.add_argument("--output", required=True, metavar="FILE", help="the file to write; - is stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file and say how many articles it has."""
        module = FORMATS[options["format"]]
        if options["output"] == "-":
            try:
                module.write(reviewed_documents(), sys.stdout.buffer)
                sys.stdout.buffer.flush()
            except BrokenPipeError:
                # The reader wanted no more (head); the interpreter must not try to flush to it again.
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return
        path = Path(options["output"])
        try:
            with whole_file(path) as out:
                count = module.write(reviewed_documents(), out)
        except FormatError as error:
            raise CommandError(f"The corpus cannot be written as {module.NAME}: {error}.") from error
        self.stdout.write(f"Reviewed articles written to {path}: {count}.")


@contextmanager
def whole_file(path: Path, mode: int | None = None) -> Iterator[BinaryIO]:
    """A file that takes its place when it is complete, to write and to read; after an error the former one
    stands. It gets `mode`, or that of the file it replaces. CommandError where the folder is missing or
    cannot be written to."""
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise CommandError(f"There is no folder {target.parent}.")
    if target.is_dir():
        raise CommandError(f"{path} is a folder; name a file in it.")
    if target.exists() and not target.is_file():
        # A device or a pipe cannot be replaced by a file.
        with target.open("wb") as out:
            yield out
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
    temporary = Path(name)
    try:
        try:
            with os.fdopen(handle, "w+b") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            temporary.chmod(_mode_of(target) if mode is None else mode)
            temporary.replace(target)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        temporary.unlink(missing_ok=True)


def _mode_of(target: Path) -> int:
    """The mode of the file that is replaced, or the one that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
