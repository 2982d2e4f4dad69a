from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from newsreader.web.refusal import sentence


class Feed(models.Model):
    """An RSS or Atom feed whose articles come in by themselves until an editor, or a 410, stops it.

    `outlet` is that of its articles. `etag` and `last_modified` are the server's words of its last answer, to
    be said back. After a failure `reason` and `detail` say which (newsreader.web.refusal), and the pause
    until `next_poll_at` grows with `failures`.
    """

    url = models.TextField(unique=True)
    outlet = models.TextField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    disabled_at = models.DateTimeField(null=True, blank=True)
    disabled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    etag = models.TextField(blank=True)
    last_modified = models.TextField(blank=True)
    next_poll_at = models.DateTimeField()
    polled_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True)
    detail = models.TextField(blank=True)

    class Meta:
        ordering = ["outlet", "url"]
        constraints = [
            models.CheckConstraint(condition=Q(url__regex="^https?://."), name="feed_is_of_the_web"),
            models.CheckConstraint(condition=~Q(outlet=""), name="feed_has_an_outlet"),
            models.CheckConstraint(
                condition=Q(failures=0, reason="", detail="") | Q(failures__gt=0) & ~Q(reason=""),
                name="feed_failure_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(disabled_at__isnull=False) | Q(disabled_by__isnull=True),
                name="feed_disabled_has_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["next_poll_at"], condition=Q(disabled_at=None), name="feed_next_to_poll")
        ]

    def __str__(self) -> str:
        return self.url

    def get_absolute_url(self) -> str:
        return reverse("feed", args=[self.pk])

    @property
    def trouble(self) -> str:
        """Why the last poll failed, in the reader's language; empty where it did not."""
        return sentence(self.reason, self.detail) if self.reason else ""
