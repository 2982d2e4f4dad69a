"""Which sets of an article a person works on: the one rule that pages, look-ups, exports and decisions ask.

As a rule everybody works on the shared set, beside the machine's suggestions. A person to whom an article was
given to annotate independently works on an individual set of it, beside a copy of the suggestions, and sees
no other set of it until a reviewer closes the work.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from annotations.models import AnnotationSet, Mark
from annotations.permissions import may_edit, sees_suggestions
from newsreader.articles.models import TextVersion


@dataclass(frozen=True, slots=True)
class Working:
    """The sets of one text that a person works on: of the marks and of the suggestions; None where they are
    not made yet. `alone` is whether they are the person's own."""

    marked: AnnotationSet | None
    suggested: AnnotationSet | None
    alone: bool = False

    @property
    def sets(self) -> list[AnnotationSet]:
        """Those of the two that are there."""
        return [found for found in (self.marked, self.suggested) if found is not None]


def working_on(user: Any, version: TextVersion, rows: QuerySet[AnnotationSet] | None = None) -> Working:
    """The sets of `version` that `user` works on, or reads who works on none: one query, from `rows` where
    the caller locks them. For nobody (None) they are the shared ones.
    """
    rows = AnnotationSet.objects.all() if rows is None else rows
    shared = Q(kind__in=(AnnotationSet.Kind.SHARED, AnnotationSet.Kind.SUGGESTIONS))
    if user is None or not may_edit(user):
        of_kind = {found.kind: found for found in rows.filter(shared, version=version)}
        return Working(of_kind.get("shared"), of_kind.get("suggestions"))
    found = (
        rows.filter(shared | Q(annotator=user.pk), version=version).select_related("work").order_by("kind")
    )
    of_kind = {of.kind: of for of in found}
    own = of_kind.get("individual")
    if own is not None and own.work.closed_at is None:
        return Working(own, of_kind.get("own_suggestions"), alone=True)
    return Working(of_kind.get("shared"), of_kind.get("suggestions"))


def alone_in(user: Any) -> QuerySet[AnnotationSet]:
    """The individual sets that `user` works on now."""
    return AnnotationSet.objects.filter(annotator=user.pk, kind="individual", work__closed_at__isnull=True)


def working_sets(user: Any, prefix: str = "") -> Q:
    """The sets that `working_on` tells, of all texts at once, as a condition on AnnotationSet; `prefix` is
    the way there from another model, like ``set__`` from Mark. No query, but for the user's rights.
    """
    shared = Q(**{f"{prefix}kind__in": (AnnotationSet.Kind.SHARED, AnnotationSet.Kind.SUGGESTIONS)})
    if not may_edit(user):
        return shared
    alone = alone_in(user).values("version")
    return (shared & ~Q(**{f"{prefix}version__in": alone})) | Q(
        **{f"{prefix}annotator": user.pk, f"{prefix}version__in": alone}
    )


def beside(of: AnnotationSet, prefix: str = "") -> Q:
    """The two sets that somebody works on who works on `of`, as a condition like that of `working_sets`."""
    kinds = (*AnnotationSet.MARKED, *AnnotationSet.SUGGESTED)
    return Q(
        **{f"{prefix}version": of.version_id, f"{prefix}kind__in": kinds},
        **(
            {f"{prefix}annotator": of.annotator_id}
            if of.annotator_id
            else {f"{prefix}annotator__isnull": True}
        ),
    )


def shown_marks(user: Any, prefix: str = "") -> Q:
    """The marks that `user` is shown, as a condition on Mark: those of the set that the user works on, and
    the machine's undecided ones where the user may see those. `prefix` is the way to the mark from another
    model, like ``quote__``.
    """
    marks = Q(**{f"{prefix}set__kind__in": AnnotationSet.MARKED})
    if sees_suggestions(user):
        suggested = {f"{prefix}set__kind__in": AnnotationSet.SUGGESTED}
        marks |= Q(**suggested, **{f"{prefix}status": Mark.Status.UNDECIDED})
    return working_sets(user, f"{prefix}set__") & marks


def marks_of(user: Any, working: Working, prefix: str = "") -> Q:
    """The same of one text alone, whose sets are known."""
    shown = Q(**{f"{prefix}set": working.marked})
    if sees_suggestions(user) and working.suggested is not None:
        shown |= Q(**{f"{prefix}set": working.suggested, f"{prefix}status": Mark.Status.UNDECIDED})
    return shown


def articles_alone(user: Any) -> QuerySet[AnnotationSet, Any]:
    """The numbers of the articles that `user` annotates independently now: nothing that others marked in
    them is shown to the user, wherever it is listed."""
    return alone_in(user).values("version__article")
