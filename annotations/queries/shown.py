from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from annotations.models import AnnotationSet, Mark
from annotations.permissions import sees_suggestions


def shown_marks(user: Any, prefix: str = "") -> Q:
    """The marks that `user` is shown, as a condition on Mark: the editors', and the machine's undecided
    ones where `user` may see those. `prefix` is the way to the mark from another model, like ``quote__``.
    """
    shared = Q(**{f"{prefix}set__kind": AnnotationSet.Kind.SHARED})
    if not sees_suggestions(user):
        return shared
    return shared | Q(
        **{
            f"{prefix}set__kind": AnnotationSet.Kind.SUGGESTIONS,
            f"{prefix}status": Mark.Status.UNDECIDED,
        }
    )


def awaits_suggestions(sets: Iterable[AnnotationSet]) -> bool:
    """Whether the suggester has not looked at a text yet, of whose sets these are the shared one and the
    suggestions, and still would: a reviewed text gets none."""
    return not any(found.suggester_version or found.state == AnnotationSet.State.REVIEWED for found in sets)
