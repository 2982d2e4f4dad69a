"""How a person likes to edit, as pages and the editor's script read it."""

from dataclasses import dataclass
from typing import Any

from annotations.keyboard import ARABIC, keys_of
from annotations.models import Preferences


@dataclass(frozen=True)
class Liked:
    """The bar (0 to 1), whether letters, digits and signs give commands, and by command the key or ""."""

    bar: float
    single: bool
    keys: dict[str, str]

    def for_script(self) -> dict[str, Any]:
        """The same as JSON, with the Arabic letters that stand on the keys."""
        return {"bar": self.bar, "single": self.single, "keys": self.keys, "arabic": ARABIC}


def preferences_of(user: Any) -> Liked:
    """What the account has chosen, and for the rest what everybody has at first; asked for once a user
    object, that is once a request."""
    known: Liked | None = getattr(user, "_liked", None)
    if known is None:
        kept = Preferences.objects.filter(pk=user.pk).first() or Preferences(user_id=user.pk)
        known = user._liked = Liked(kept.bar, kept.single_keys, keys_of(kept.keys))
    return known
