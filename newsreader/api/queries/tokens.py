"""A person's tokens."""

from typing import Any

from django.db.models import QuerySet

from newsreader.api.models import Token


def tokens_of(user: Any) -> QuerySet[Token]:
    """The tokens of `user` that are good, the newest first."""
    return Token.objects.filter(person_id=user.pk, revoked_at__isnull=True)
