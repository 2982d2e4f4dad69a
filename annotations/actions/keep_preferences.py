"""Keep how a person likes to edit. It is no decision on any article and stands in no log."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.errors import NotAllowed
from annotations.models import Preferences
from annotations.permissions import may_edit


def keep_preferences(
    *,
    user: AbstractBaseUser,
    bar: float | None = None,
    single_keys: bool | None = None,
    keys: Mapping[str, str] | None = None,
) -> Preferences:
    """Keep what is given: the bar (0 to 1), whether letters, digits and signs give commands, and by command
    the key that was given to it, all of those that differ from the first ones.

    Raises NotAllowed; IntegrityError where `keys` has an unknown command or key, or a key twice.
    """
    if not may_edit(user):
        raise NotAllowed
    given: dict[str, Any] = {"bar": bar, "single_keys": single_keys, "keys": keys}
    values = {name: value for name, value in given.items() if value is not None}
    return Preferences.objects.update_or_create(pk=user.pk, defaults=values)[0]
