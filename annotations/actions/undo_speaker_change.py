"""Undo a correction or a merge of speakers of the corpus."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from annotations.actions.change_speakers import Work, change_speakers
from annotations.actions.errors import Refused, Stale
from annotations.models import Speaker, SpeakerAlias, SpeakerChange


def undo_speaker_change(*, user: AbstractBaseUser, change: int, request: UUID | None = None) -> SpeakerChange:
    """Put back what the change of this number did; whoever made it. What came after it and is about something
    else stays: quotes that were listed since go to whom their articles' entities are linked to.

    Raises Refused where there is no such change, and Stale where it is undone already, or a later change is
    about the same: that one is to be undone first.
    """

    def work() -> Work:
        undone = SpeakerChange.objects.filter(pk=change).exclude(action=SpeakerChange.Action.UNDO).first()
        if undone is None:
            raise Refused(_("There is no such change."))
        if SpeakerChange.objects.filter(undoes=undone).exists():
            raise Stale([], _("This change is undone already."))
        done = Work(undone.speaker_id, undone.into_id, undone)
        _refuse_if_changed(undone)
        # Backwards: one that others are merged into is free again before they are merged into it.
        for state in reversed(undone.changes["speakers"]):
            before = {name: value for name, value in state["before"].items() if name != "folded_name"}
            done.update(Speaker.objects.get(pk=state["id"]), **before)
        for alias in undone.changes["aliases"]:
            SpeakerAlias.objects.filter(speaker=alias["speaker"], name=alias["name"]).delete()
        return done

    return change_speakers(SpeakerChange.Action.UNDO, work, user=user, request=request)


def _refuse_if_changed(undone: SpeakerChange) -> None:
    """What came later about the same fields of the same speakers stands upon it."""
    touched = {(state["id"], name) for state in undone.changes["speakers"] for name in state["after"]}
    later = SpeakerChange.objects.filter(pk__gt=undone.pk, undone_by__isnull=True)
    for speaker in {number for number, _field in touched}:
        about = later.exclude(action=SpeakerChange.Action.UNDO).filter(
            changes__speakers__contains=[{"id": speaker}]
        )
        for change in about:
            for state in change.changes["speakers"]:
                if any((state["id"], name) in touched for name in state["after"]):
                    raise Stale([], _("A later change is about the same. Undo that one first."))
        merged = (speaker, "merged_into_id") not in touched
        if merged and Speaker.objects.filter(pk=speaker, merged_into__isnull=False).exists():
            raise Stale([], _("This speaker was merged since. Undo that first."))
