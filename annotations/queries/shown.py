from collections.abc import Iterable

from annotations.models import AnnotationSet


def awaits_suggestions(sets: Iterable[AnnotationSet]) -> bool:
    """Whether the suggester has not looked at a text yet, of whose sets these are the shared one and the
    suggestions, and still would: a reviewed text gets none."""
    return not any(found.suggester_version or found.state == AnnotationSet.State.REVIEWED for found in sets)
