"""How often somebody may ask: so many requests a minute by token or, without one, by address."""

import hashlib
import time

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from newsreader.client_address import client_address

# One statement for a request, in a table that every process of the server shares. Where a minute begins for
# somebody, what is left of past ones goes.
_COUNT = """
    INSERT INTO api_usedminute AS used (who, minute, requests) VALUES (%s, %s, 1)
    ON CONFLICT (who, minute) DO UPDATE SET requests = used.requests + 1
    RETURNING requests"""
_FORGET = "DELETE FROM api_usedminute WHERE minute < %s"


class PerMinute(BaseThrottle):
    """django-ninja's throttle over a count in the database, so that the limit is the server's and not a
    process's. Minutes are those of the clock."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Count the request; whether it is within the limit."""
        token = getattr(request, "api_token", None)
        if token is not None:
            return _count(f"token {token.pk}") <= settings.API_REQUESTS_A_MINUTE
        return _count(_address(request)) <= settings.API_VISITOR_REQUESTS_A_MINUTE

    def wait(self) -> float:
        """Seconds to the next minute."""
        return 60 - time.time() % 60


def _count(who: str) -> int:
    minute = int(time.time() // 60)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [who, minute])
        (requests,) = cursor.fetchone()
        if requests == 1:
            cursor.execute(_FORGET, [minute])
    return int(requests)


def _address(request: HttpRequest) -> str:
    """What stands for an address: none is kept, not even for a minute."""
    kept = f"{settings.SECRET_KEY}{client_address(request)}"
    return f"address {hashlib.sha256(kept.encode()).hexdigest()[:32]}"
