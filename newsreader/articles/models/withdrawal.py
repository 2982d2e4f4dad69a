from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Withdrawal(models.Model):
    """That an article's text was taken back: when, why, by whom (nobody where it was done at the server).

    `reason` is shown to readers. `reviewed` is whether the text had been reviewed, so that those who could
    read it, and no others, are told. A withdrawal stands until it is lifted: that allows a text of the
    article to be imported again, and does nothing else, for the old one is gone. The database keeps every
    text of a standing one away (migration 0007).
    """

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="withdrawals")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField()
    reviewed = models.BooleanField()
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["article", "-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=Q(lifted_at__isnull=True), name="withdrawal_one_stands"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_has_a_reason"),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True) | Q(lifted_at__gte=F("at")),
                name="withdrawal_is_lifted_afterwards",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} withdrawn"
