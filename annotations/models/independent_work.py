from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class IndependentWork(models.Model):
    """That an article is given to a person to annotate independently, on a set of the person's own.

    While it is open (`closed_at` is empty) the person works on that set alone and sees no other: neither the
    shared marks nor those of others, and of the machine's suggestions a copy of its own where
    `with_suggestions` says so (annotations.queries.working). The person is done when the set is reviewed.
    A reviewer closes it, by beginning to settle the differences or by taking the article back; from then on
    the set never changes.
    """

    set = models.OneToOneField("annotations.AnnotationSet", on_delete=models.CASCADE, related_name="work")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    with_suggestions = models.BooleanField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("given_at")),
                name="independent_work_closes_later",
            )
        ]

    def __str__(self) -> str:
        return f"work on {self.set_id}"
