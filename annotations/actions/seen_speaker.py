"""A speaker as an editor saw it, or why not."""

from django.utils.translation import gettext as _

from annotations.actions.errors import Refused, Stale
from annotations.models import Speaker


def speaker_as_seen(number: int, seen_version: int | None = None) -> Speaker:
    """The speaker of this number. Raises Refused where there is none, and Stale where it was merged, or was
    changed since the editor saw its `seen_version`."""
    found = Speaker.objects.filter(pk=number).first()
    if found is None:
        raise Refused(_("There is no such speaker."))
    if found.merged_into_id is not None or seen_version not in (None, found.version):
        raise Stale([], _("Someone changed this speaker after you opened the page. Nothing was saved."))
    return found
