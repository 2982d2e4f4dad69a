"""`manage.py` as people meet it: what refuses is one sentence and exit status 1, never a traceback."""

import sys
from collections.abc import Callable
from typing import Any, NoReturn

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import BaseCommand, CommandError, ManagementUtility, load_command_class
from django.core.management.base import SystemCheckError
from django.db import DatabaseError
from django.utils import translation

from newsreader import file_refusal
from newsreader.garbage import collect_rarely
from newsreader.turns import take_turns_often

INTERRUPTED = 130


def main(arguments: list[str]) -> None:
    """Run the command that the arguments name. Ends the program with status 1 (or a command's own) and a
    sentence on standard error where something refuses; ``--traceback`` shows where."""
    collect_rarely()
    take_turns_often()
    utility = _Utility(arguments)
    if _is_from_file(arguments):
        apps.populate(())
    if "--traceback" in arguments:
        _execute(utility)
        return
    try:
        _execute(utility)
    except ImproperlyConfigured as error:
        _refuse(_sentence(str(error)))
    except OSError as error:
        _refuse(file_refusal.refusal_sentence(error))
    except KeyboardInterrupt:
        _refuse("Stopped.", INTERRUPTED)


def _execute(utility: "_Utility") -> None:
    # Commands speak English, as their help does, also where what refuses has the language of the pages.
    with translation.override(None):
        utility.execute()


def _is_from_file(arguments: list[str]) -> bool:
    """Whether the command is one that no app is needed for, whose loading would take as long as its work."""
    named = any(argument == "--input" or argument.startswith("--input=") for argument in arguments)
    return named and arguments[1:2] == ["suggest"]


class _Utility(ManagementUtility):
    """Django's, whose commands say a refusal plainly, without the name of a class before it."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        if _is_from_file(self.argv):
            command = load_command_class("annotations", subcommand)
        else:
            command = super().fetch_command(subcommand)
        if "--traceback" not in self.argv:
            # Of this one object alone, which mypy does not allow for: its class serves `call_command` as is.
            command.execute = _plainly(command.execute)  # type: ignore[method-assign]
        return command


def _plainly(execute: Callable[..., Any]) -> Callable[..., Any]:
    def plain(*args: Any, **options: Any) -> Any:
        try:
            return execute(*args, **options)
        except SystemCheckError:
            raise
        except CommandError as error:
            _refuse(str(error), error.returncode)
        except DatabaseError as error:
            # Its import needs settings that can be read.
            from newsreader.database_refusal import is_refusal, refusal_sentence

            if not is_refusal(error):
                raise
            _refuse(refusal_sentence(error))

    return plain


def _sentence(said: str) -> str:
    return said if said.endswith((".", "!", "?")) else f"{said}."


def _refuse(sentence: str, status: int = 1) -> NoReturn:
    print(sentence, file=sys.stderr, flush=True)
    sys.exit(status)
