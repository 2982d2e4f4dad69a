from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Assignment(models.Model):
    """That an article is a person's to review: given by a reviewer, or taken by the person (`by` is the
    same).

    One at a time stands (`ended_at` is empty); the former ones tell who had the article. A review does not
    end it: an article that is opened again is its person's again.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="assignments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["person"], condition=Q(ended_at__isnull=True), name="assignment_of_a_person")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=Q(ended_at__isnull=True), name="assignment_one_stands"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("at")), name="assignment_ends_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} of {self.person_id}"
