"""Articles in bulk, as a program sends them: all of them or none, or what has no fault."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from annotations.actions.errors import NotAllowed
from annotations.permissions import may_edit
from newsreader.api.faults import Fault, NotTaken
from newsreader.articles.importing import Incoming, Refusal, Summary, store


@dataclass(frozen=True, slots=True)
class Taken:
    """What the import counted, and the faults of what was left out."""

    summary: Summary
    faults: list[Fault]


def take_articles(
    items: Iterable[Incoming | Refusal], *, user: AbstractBaseUser, partly: bool = False
) -> Taken:
    """Import articles as `manage.py import_articles` does; suggestions are made by its next step alone.

    NotTaken with every fault where there is one, unless `partly`. NotAllowed for who may not edit.
    """
    if not may_edit(user):
        raise NotAllowed
    refused: list[Refusal] = []
    with transaction.atomic():
        summary = store(items, on_refused=refused.append)
        faults = [Fault(refusal.line, refusal.key, refusal.reason) for refusal in refused]
        if faults and not partly:
            raise NotTaken(faults)
    return Taken(summary, faults)
