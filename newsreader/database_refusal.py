"""A sentence for each way in which the database refuses."""

from typing import Any

import psycopg
from django.conf import settings
from django.db import DatabaseError, NotSupportedError, OperationalError

_REASONS = (
    ("No space left on device", "there is no space left on the disk of the database"),
    ("password authentication failed", "it refuses the user name or the password"),
    ("no password supplied", "it asks for a password, and DATABASE_URL has none"),
    ("no pg_hba.conf entry", "its access rules (pg_hba.conf) do not let this user in from here"),
    ("Peer authentication failed", "its access rules (pg_hba.conf) let in only the account of that name"),
    ("permission denied", "its user may not make tables there; let it own the database"),
    ("too many clients", "it has no connection left"),
    ("remaining connection slots", "it has no connection left"),
    ("starting up", "it is still starting; try again in a moment"),
    ("Connection refused", "no server answers there"),
    ("No such file or directory", "no server answers there"),
    ("Network is unreachable", "its host cannot be reached"),
    ("No route to host", "its host cannot be reached"),
    ("timeout", "it does not answer"),
    ("resolve host", "its host name is not known"),
    ("Name or service not known", "its host name is not known"),
    ("server does not support SSL", "it does not speak TLS, which DATABASE_URL asks for"),
)
# Whatever is asked of it; other errors of the database are errors of ours.
_OF_THE_PLACE = (
    psycopg.errors.InsufficientPrivilege,
    psycopg.errors.UndefinedTable,
    psycopg.errors.UndefinedColumn,
)


def is_refusal(error: BaseException) -> bool:
    """Whether the database refuses as such, so that a traceback would tell nobody anything."""
    if isinstance(error, OperationalError | NotSupportedError | psycopg.OperationalError):
        return True
    return isinstance(error, DatabaseError) and isinstance(error.__cause__, _OF_THE_PLACE)


def refusal_sentence(error: BaseException) -> str:
    """What is wrong, in one sentence without a password, for an error of the database."""
    said = " ".join(str(error).split())
    if isinstance(error.__cause__, psycopg.errors.UndefinedTable | psycopg.errors.UndefinedColumn):
        return "The database has not all its tables yet: run `.venv/bin/python manage.py migrate` first."
    if settings.EMBEDDED_DATABASE:
        if "No space left on device" in said:
            return "There is no space left on the disk for the database."
        return said if said.startswith("The embedded database") else f"The database fails: {said}"
    place = where(settings.DATABASES["default"])
    if "does not exist" in said:
        missing = "user" if 'role "' in said else "database"
        return f"The database server of DATABASE_URL ({place}) has no such {missing}: create it there first."
    for sign, reason in _REASONS:
        if sign.lower() in said.lower():
            return f"The database of DATABASE_URL ({place}) cannot be used: {reason}."
    return f"The database of DATABASE_URL ({place}) cannot be used: {said}"


def where(database: dict[str, Any]) -> str:
    """A database's user, host, port and name, of its settings."""
    host = database["HOST"] or "local socket"
    port = f":{database['PORT']}" if database["PORT"] else ""
    user = f"{database['USER']}@" if database["USER"] else ""
    return f"{user}{host}{port}/{database['NAME']}"
