"""How a person likes to edit, as the editor's script reads it."""

from typing import Any

from annotations.models import Preferences


def preferences_of(user_id: int) -> dict[str, Any]:
    """`bar` (0 to 1), `single` (whether single keys give commands), `keys` by command; as at first where
    nothing was chosen."""
    kept = Preferences.objects.filter(pk=user_id).first() or Preferences(user_id=user_id)
    return {"bar": kept.bar, "single": kept.single_keys, "keys": kept.keys}
