"""Give a speaker of the corpus the right name, or the right entry of Wikidata."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from annotations.actions.change_speakers import Work, change_speakers
from annotations.actions.errors import Refused
from annotations.actions.seen_speaker import speaker_as_seen
from annotations.models import SpeakerChange
from annotations.queries.speaker_names import speakers_of_name
from newsreader.arabic.folding import fold_name


class NameTaken(Refused):
    """Another speaker, `other` by number, has the name already."""

    def __init__(self, other: int) -> None:
        super().__init__(
            _("Another speaker has this name. Merge the two; or say that these are two of one name.")
        )
        self.other = other


def correct_speaker(
    *,
    user: AbstractBaseUser,
    speaker: int,
    name: str,
    wikidata: str = "",
    namesake: bool = False,
    seen_version: int | None = None,
    request: UUID | None = None,
) -> SpeakerChange:
    """Let the speaker have this name and this Wikidata id, like ``Q42`` or empty.

    The former name stays one of the speaker's: quotes are found by it, and later articles that use it mean
    this speaker. What the articles themselves call the speaker is not changed. Raises Refused where nothing
    would change, NameTaken (with `namesake` not), and Stale where it was changed since `seen_version`.
    """
    name = " ".join(name.split())
    folded = fold_name(name)
    if not folded:
        raise Refused(_("A name has letters."))

    def work() -> Work:
        found = speaker_as_seen(speaker, seen_version)
        values = {}
        if name != found.name:
            values["name"] = name
        if wikidata != found.wikidata:
            values["wikidata"] = wikidata
        if not values:
            raise Refused(_("Nothing was changed: this is what stands there."))
        if "name" in values and not namesake:
            others = [other for other in speakers_of_name(folded, found.kind) if other != found.pk]
            if others:
                raise NameTaken(others[0])
        done = Work(found.pk)
        if "name" in values and fold_name(found.name) != folded:
            done.add_alias(found, found.name)
        done.update(found, **values)
        return done

    return change_speakers(SpeakerChange.Action.CORRECT, work, user=user, request=request, names=[folded])
