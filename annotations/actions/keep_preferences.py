"""Keep how a person likes to edit. It is no decision on any article and stands in no log."""

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.errors import NotAllowed
from annotations.models import Preferences
from annotations.permissions import may_edit


def keep_preferences(
    *, user: AbstractBaseUser, bar: float, single_keys: bool, keys: dict[str, str]
) -> Preferences:
    """Keep the bar (0 to 1), whether single keys give commands, and by command the key that was given to it.

    Raises NotAllowed.
    """
    if not may_edit(user):
        raise NotAllowed
    values = {"bar": bar, "single_keys": single_keys, "keys": keys}
    return Preferences.objects.update_or_create(pk=user.pk, defaults=values)[0]
