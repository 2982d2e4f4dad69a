"""Reaching the database; a refusal with its sentence where that fails."""

import psycopg
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import connection
from django.db.models import Q
from django.db.utils import DatabaseError

from newsreader.database_refusal import refusal_sentence, where
from newsreader.run.refusal import Refusal

OLDEST = 15


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
        place = where(settings.DATABASES["default"])
        raise Refusal(
            f"The database of DATABASE_URL ({place}) is PostgreSQL {version}, and {OLDEST} or newer is "
            "needed: upgrade the server, or name another."
        )


def refusal_of(error: Exception) -> Refusal:
    """The refusal that stands for a database's error."""
    return Refusal(refusal_sentence(error))


def has_accounts() -> bool:
    """Whether anyone can sign in. Raises DatabaseError."""
    # The reviewer of the sample articles, for one, has no password that could be used.
    without_password = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return get_user_model().objects.filter(~without_password, is_active=True).exists()


def close() -> None:
    """Close this process's connection; the server has its own."""
    connection.close()
