"""The frame of what changes speakers of the corpus: one transaction, one row in their log, the lists anew."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F

from annotations.actions.corpus_speakers import lock_names
from annotations.actions.errors import NotAllowed
from annotations.actions.list_lock import lock_lists_alone
from annotations.actions.list_speakers import list_speakers_again
from annotations.models import Speaker, SpeakerAlias, SpeakerChange
from annotations.permissions import may_change_speakers
from newsreader.arabic.folding import fold_name


@dataclass(slots=True)
class Work:
    """What is being done to speakers: the states before and after, in order, and the aliases added."""

    speaker: int
    into: int | None = None
    undoes: SpeakerChange | None = None
    changes: list[dict[str, Any]] = field(default_factory=list)
    aliases: list[dict[str, Any]] = field(default_factory=list)
    relisted: set[int] = field(default_factory=set)

    def update(self, speaker: Speaker, **values: Any) -> None:
        """Give a speaker other values; `folded_name` follows `name`. The quotes of the speaker are listed
        anew, and so are those of whom it was or is merged into."""
        if "name" in values:
            values["folded_name"] = fold_name(values["name"])
        before = {name: getattr(speaker, name) for name in values}
        self.changes.append({"id": speaker.pk, "before": before, "after": values})
        self.relisted.update({speaker.pk, speaker.merged_into_id or speaker.pk})
        Speaker.objects.filter(pk=speaker.pk).update(version=F("version") + 1, **values)
        self.relisted.add(values.get("merged_into_id") or speaker.pk)

    def add_alias(self, speaker: Speaker, name: str) -> None:
        """Let a name lead to a speaker from now on; one that does already stays as it is."""
        _, made = SpeakerAlias.objects.get_or_create(
            speaker=speaker, name=name, defaults={"folded_name": fold_name(name)}
        )
        if made:
            self.aliases.append({"speaker": speaker.pk, "name": name})


def change_speakers(
    action: str,
    work: Callable[[], Work],
    *,
    user: AbstractBaseUser,
    request: UUID | None = None,
    names: Collection[str] = (),
) -> SpeakerChange:
    """Run `work` and write what it changed as one row of the log of speakers; the row.

    With the `request` of an earlier change of this user nothing is done, and that change is the answer.
    `names` are folded ones that a speaker gets. Raises Refused, and then nothing is written.
    """
    if not may_change_speakers(user):
        raise NotAllowed
    with transaction.atomic():
        if names:
            # In the order of decisions: names first, then the lists.
            lock_names(set(names))
        lock_lists_alone()
        if request is not None:
            earlier = SpeakerChange.objects.filter(actor_id=user.pk, request=request).first()
            if earlier is not None:
                return earlier
        done = work()
        change = SpeakerChange.objects.create(
            action=action,
            speaker_id=done.speaker,
            into_id=done.into,
            actor_id=user.pk,
            changes={"speakers": done.changes, "aliases": done.aliases},
            undoes=done.undoes,
            request=request,
        )
        list_speakers_again(done.relisted)
        return change
