"""Make tokens, revoke them, and tell whose one is."""

import hashlib
import logging
import secrets
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.actions.errors import Refused
from annotations.permissions import may_have_token
from newsreader.api.models import Token

logger = logging.getLogger(__name__)

PREFIX = "nr_"
# Letters of a key that are kept to be shown.
SHOWN = 8
MOST = 50
_MINUTE = timedelta(minutes=1)


class MayNotHaveToken(Refused):
    """The account may not have a token of this scope."""

    status = 403

    def __init__(self) -> None:
        super().__init__(_("Your account may have no token of this kind."))


def make_token(*, user: AbstractBaseUser, name: str, scope: str = Token.Scope.READ) -> tuple[Token, str]:
    """A new token of `user` and its key, which nobody can tell again. Raises MayNotHaveToken, and Refused
    where the name is empty or there are too many.
    """
    name = " ".join(name.split())
    if not may_have_token(user, scope):
        raise MayNotHaveToken
    if not name or len(name) > 100:
        raise Refused(_("Give the token a name of at most 100 characters."))
    key = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        # Those who make tokens of one account at the same moment come one after another.
        get_user_model().objects.select_for_update(no_key=True).get(pk=user.pk)
        if Token.objects.filter(person_id=user.pk, revoked_at__isnull=True).count() >= MOST:
            raise Refused(_("You have %(most)d tokens; revoke one first.") % {"most": MOST})
        token = Token.objects.create(
            person_id=user.pk, name=name, scope=scope, digest=digest_of(key), beginning=key[:SHOWN]
        )
    logger.info("%s made the token %s (%s, %s)", user.get_username(), token.pk, token.beginning, scope)
    return token, key


def revoke_token(*, user: AbstractBaseUser, number: int) -> Token | None:
    """End a token of `user`, from the next request on; None where there is none of this number. A second time
    changes nothing."""
    token = Token.objects.filter(person_id=user.pk, pk=number).first()
    if token is not None and token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        logger.info("%s revoked the token %s (%s)", user.get_username(), token.pk, token.beginning)
    return token


def use_token(key: str) -> Token | None:
    """The token of this key, with its person; None where there is none that is good. Notes, once a minute,
    that it was used."""
    if not key.startswith(PREFIX) or len(key) > 200:
        return None
    good: Any = Token.objects.select_related("person").filter(
        digest=digest_of(key), revoked_at__isnull=True, person__is_active=True
    )
    token: Token | None = good.first()
    if token is None:
        return None
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at >= _MINUTE:
        stale = Q(last_used_at__isnull=True) | Q(last_used_at__lte=now - _MINUTE)
        Token.objects.filter(stale, pk=token.pk).update(last_used_at=now)
    return token


def digest_of(key: str) -> bytes:
    """What is kept of a key. It has 256 bits of chance: a slow hash would add nothing."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
