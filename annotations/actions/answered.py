"""What a person's request has come to already."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.record import Decided
from annotations.models import Decision


def answered(user: AbstractBaseUser, request: UUID | None) -> Decided | None:
    """The decision of `user` under this id, with no mark; None where there is none.

    For a request whose mark is gone: the frame of every decision asks the same where the mark stands.
    """
    if request is None:
        return None
    found = Decision.objects.filter(actor_id=user.pk, request=request).select_related("set__version__article")
    decision = found.first()
    return None if decision is None else Decided(decision, decision.set)
