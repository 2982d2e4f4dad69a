"""The address that a request comes from, behind as many proxies as the settings name."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The client's address, as far as it can be trusted.

    Each trusted proxy adds one address at the end of X-Forwarded-For; what stands before those was written by
    the client and may be anything. Without a trusted proxy the header is not looked at.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if settings.TRUSTED_PROXIES == 0:
        return direct
    forwarded = [
        part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()
    ]
    if len(forwarded) < settings.TRUSTED_PROXIES:
        return direct
    return str(forwarded[-settings.TRUSTED_PROXIES])
