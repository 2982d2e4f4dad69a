"""Who asks: whom a token names; for reading also whoever is logged in, or a visitor."""

import math
from typing import Any

from django.http import HttpRequest
from ninja.errors import Throttled
from ninja.security import HttpBearer

from newsreader.api.actions.tokens import use_token
from newsreader.api.errors import refusal
from newsreader.api.limits import PerMinute
from newsreader.api.models import Token


class ByToken(HttpBearer):
    """A token, and nothing else: a browser that sends cookies along cannot be made to write."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The token, with its person as the request's user; 401 where it is not good."""
        found = use_token(token.strip())
        if found is None:
            # Who guesses is counted too, by the address.
            limit = PerMinute()
            if not limit.allow_request(request):
                raise Throttled(wait=math.ceil(limit.wait()))
            return None
        # What later reads it asks for it by name: a request of Django has no such field.
        request.api_token = found  # type: ignore[attr-defined]
        request.user = found.person
        return found


class ToWrite(ByToken):
    """A token that may write."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """As ByToken; 403 for a token that only reads."""
        found = super().authenticate(request, token)
        if found is not None and found.scope != Token.Scope.WRITE:
            raise refusal(403, "This token reads; make one that may write.", "header.Authorization")
        return found


class ToRead(ByToken):
    """A token where one is sent; without one who is logged in, or a visitor. No answer lets another site read
    it, and none changes anything."""

    def __call__(self, request: HttpRequest) -> Any:
        """Lets everybody in but with a token that is not good."""
        if request.headers.get("Authorization") is None:
            return request.user
        return super().__call__(request)
