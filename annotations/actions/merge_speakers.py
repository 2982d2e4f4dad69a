"""Make one of two speakers of the corpus."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from annotations.actions.change_speakers import Work, change_speakers
from annotations.actions.errors import Refused
from annotations.actions.seen_speaker import speaker_as_seen
from annotations.models import Speaker, SpeakerChange


def merge_speakers(
    *,
    user: AbstractBaseUser,
    speaker: int,
    into: int,
    seen_version: int | None = None,
    request: UUID | None = None,
) -> SpeakerChange:
    """Merge `speaker` into `into`, whose the quotes, the names and the address of `speaker` are then.

    Those who were merged into `speaker` before go along. Nothing of the articles is changed: the names that
    editors gave there stay, and later articles that use one of them mean `into`. Raises Refused where the two
    are one already, of two kinds or of two Wikidata entries, and Stale where `into` was changed since
    `seen_version` or one of them is merged already.
    """

    def work() -> Work:
        left = speaker_as_seen(into, seen_version)
        former = speaker_as_seen(speaker)
        if former.pk == left.pk:
            raise Refused(_("This is the speaker itself."))
        if former.kind != left.kind:
            raise Refused(_("The two are of two kinds; only a person can be a person."))
        if former.wikidata and left.wikidata and former.wikidata != left.wikidata:
            raise Refused(
                _("Wikidata has the two as %(former)s and %(left)s. Correct one of them first.")
                % {"former": former.wikidata, "left": left.wikidata}
            )
        done = Work(former.pk, left.pk)
        for before in Speaker.objects.filter(merged_into=former.pk).order_by("pk"):
            done.update(before, merged_into_id=left.pk)
        done.update(former, merged_into_id=left.pk)
        return done

    return change_speakers(SpeakerChange.Action.MERGE, work, user=user, request=request)
