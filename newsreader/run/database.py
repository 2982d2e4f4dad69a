"""Reaching the database, with a sentence for each way in which it refuses."""

from typing import Any

import psycopg
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.utils import DatabaseError

from newsreader.run.refusal import Refusal

OLDEST = 15

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


def require_database() -> None:
    """Connect once. Raises Refusal where that fails or the server is older than PostgreSQL 15."""
    try:
        if not settings.EMBEDDED_DATABASE:
            _require_version()
        connection.ensure_connection()
    except (DatabaseError, psycopg.Error) as error:
        raise refusal_of(error) from error


def _require_version() -> None:
    # Before Django connects, which asks an old server what it cannot answer.
    with psycopg.connect(**connection.get_connection_params()) as direct:
        version = direct.info.server_version // 10000
    if version < OLDEST:
        where = _where(settings.DATABASES["default"])
        raise Refusal(
            f"The database of DATABASE_URL ({where}) is PostgreSQL {version}, and {OLDEST} or newer is "
            "needed: upgrade the server, or name another."
        )


def refusal_of(error: Exception) -> Refusal:
    """The refusal that stands for a database's error."""
    said = " ".join(str(error).split())
    if settings.EMBEDDED_DATABASE:
        if "No space left on device" in said:
            return Refusal("There is no space left on the disk for the database.")
        return Refusal(said if said.startswith("The embedded database") else f"The database fails: {said}")
    where = _where(settings.DATABASES["default"])
    if "does not exist" in said:
        missing = "user" if 'role "' in said else "database"
        return Refusal(
            f"The database server of DATABASE_URL ({where}) has no such {missing}: create it there first."
        )
    for sign, reason in _REASONS:
        if sign.lower() in said.lower():
            return Refusal(f"The database of DATABASE_URL ({where}) cannot be used: {reason}.")
    return Refusal(f"The database of DATABASE_URL ({where}) cannot be used: {said}")


def _where(database: dict[str, Any]) -> str:
    host = database["HOST"] or "local socket"
    port = f":{database['PORT']}" if database["PORT"] else ""
    user = f"{database['USER']}@" if database["USER"] else ""
    return f"{user}{host}{port}/{database['NAME']}"


def has_accounts() -> bool:
    """Whether anyone can sign in. Raises DatabaseError."""
    return get_user_model().objects.filter(is_active=True).exists()


def close() -> None:
    """Close this process's connection; the server has its own."""
    connection.close()
