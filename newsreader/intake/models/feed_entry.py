from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsreader.web.refusal import sentence


class FeedEntry(models.Model):
    """A page that a feed named, once: what is known of it, and what became of it.

    A waiting one is tried at `next_try_at`, after a failure later again, and has failed for good at last.
    `address` is as an article would be known by.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("a feed's entry", "Waiting")
        TAKEN = "taken", pgettext_lazy("a feed's entry", "Taken in")
        KNOWN = "known", _("There already")
        FAILED = "failed", pgettext_lazy("a feed's entry", "Failed")

    feed = models.ForeignKey("intake.Feed", on_delete=models.CASCADE, related_name="entries")
    address = models.TextField()
    title = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    state = models.TextField(choices=State.choices, default=State.WAITING)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    seen_at = models.DateTimeField(auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    detail = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["feed", "address"], name="feed_entry_once"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "taken", "known", "failed"]), name="feed_entry_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", next_try_at__isnull=False)
                | ~Q(state="waiting") & Q(next_try_at__isnull=True),
                name="feed_entry_waits_for_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting")
                | Q(state="failed") & ~Q(reason="")
                | Q(state__in=["taken", "known"], reason="", detail=""),
                name="feed_entry_failure_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(article__isnull=True) | Q(state__in=["taken", "known"]),
                name="feed_entry_of_an_article_is_settled",
            ),
        ]
        indexes = [
            models.Index(
                fields=["feed", "next_try_at"], condition=Q(state="waiting"), name="feed_entry_next_to_try"
            ),
            models.Index(fields=["feed", "-id"], name="feed_entry_newest_first"),
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def trouble(self) -> str:
        """Why the last try failed, in the reader's language; empty where it did not."""
        return sentence(self.reason, self.detail) if self.reason else ""
