"""Write one decision into the log: the only place that does."""

import secrets
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.models import AnnotationSet, Decision, Pseudonym

_SAVED = [
    "revision", "state", "reviewed_at", "reviewed_by", "approved_at", "approved_by", "sureness",
    "suggester_version",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decided:
    """What an action did: its row in the log (None where nothing was to be changed), the set, and the marks
    that it was about, by id; the first is the one that now stands for what was acted on."""

    decision: Decision | None
    set: AnnotationSet
    marks: list[int] = field(default_factory=list)


def record(
    of: AnnotationSet,
    action: str,
    changes: list[dict[str, Any]],
    *,
    actor: AbstractBaseUser | None,
    at: Any,
    request: UUID | None = None,
    undoes: Decision | None = None,
) -> Decision:
    """Add the decision as the next revision of `of`, whose row the caller has locked, and save the set.

    The actor's pseudonym is made here, at the first decision.
    """
    of.revision += 1
    of.save(update_fields=_SAVED)
    if actor is not None:
        give_pseudonym(actor)
    return Decision.objects.create(
        set=of,
        revision=of.revision,
        action=action,
        actor_id=actor.pk if actor is not None else None,
        at=at,
        changes=changes,
        undoes=undoes,
        request=request,
    )


def give_pseudonym(user: AbstractBaseUser) -> None:
    """Make the user's pseudonym where there is none: random, so that it tells nothing of the account."""
    if Pseudonym.objects.filter(user_id=user.pk).exists():
        return
    Pseudonym.objects.bulk_create(
        [Pseudonym(user_id=user.pk, name=f"annotator-{secrets.token_hex(8)}")], ignore_conflicts=True
    )
