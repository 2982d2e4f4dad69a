"""DATABASE_URL into Django's database settings."""

from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def database_from_url(url: str) -> dict[str, Any]:
    """The settings of one PostgreSQL database, from ``postgres://user:password@host:port/name?option=value``.

    Options after the question mark go to libpq as they are (sslmode, connect_timeout, …). A host with a
    slash, percent-encoded, is a socket's folder. Raises ImproperlyConfigured, never showing the password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured("DATABASE_URL cannot be read: its port or host is malformed") from error
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            "DATABASE_URL must begin with postgres:// (no other database is supported)"
        )
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise ImproperlyConfigured("DATABASE_URL names no database after the host")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": _host(parts),
        "PORT": str(port or ""),
        # A host that drops packets would otherwise be waited for for minutes.
        "OPTIONS": {"connect_timeout": "10", **dict(parse_qsl(parts.query))},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _host(parts: SplitResult) -> str:
    # A socket's folder is a path, whose capital letters count; in a host's name they do not.
    place = parts.netloc.rpartition("@")[2].partition(":")[0]
    return unquote(place) if place.lower().startswith("%2f") else parts.hostname or ""
