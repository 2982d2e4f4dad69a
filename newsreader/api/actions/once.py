"""A write that is sent twice under one key is done once, and answered the same."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, transaction
from django.utils import timezone

from annotations.actions.errors import Refused
from newsreader.api.models import Answered

KEPT = timedelta(days=1)
LONGEST_KEY = 200
# The first number of the advisory locks on keys; the second is the key's hash.
_LOCK = 0xA71


class KeyIsOfAnother(Refused):
    """The key was used for another write."""

    def __init__(self) -> None:
        super().__init__("This Idempotency-Key was used for another request; give each write its own.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a write is answered, and whether it was done before."""

    body: Any
    again: bool = False


def once(*, user: AbstractBaseUser, key: str, request: bytes, work: Callable[[], Any]) -> Answer:
    """Do `work`, which makes an answer's body, in one transaction with the note that it was done; where it
    was, under this key of `user`, give the answer that it had. Two at the same moment come one after another.

    `request` is the SHA-256 of all that was sent: another one under a known key is KeyIsOfAnother. What
    `work` refuses leaves nothing, and may be sent again. Without a key the work is done.
    """
    if not key:
        return Answer(work())
    with transaction.atomic():
        with connection.cursor() as cursor:
            of_person = hashlib.sha256(f"{user.pk} {key}".encode("utf-8", "surrogatepass")).digest()
            number = int.from_bytes(of_person[:4], "big", signed=True)
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, number])
        earlier = Answered.objects.filter(person_id=user.pk, key=key).first()
        if earlier is not None and bytes(earlier.request) != request:
            raise KeyIsOfAnother
        if earlier is not None:
            return Answer(earlier.body, again=True)
        body = work()
        now = timezone.now()
        Answered.objects.filter(at__lt=now - KEPT).delete()
        Answered.objects.create(person_id=user.pk, key=key, request=request, body=body, at=now)
    return Answer(body)
