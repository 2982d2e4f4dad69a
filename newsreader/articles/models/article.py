from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# When an article is news: its date or, without one, when it came in.
NEWS_TIME = Coalesce("published_at", "created_at")


class Article(models.Model):
    """One piece of news. Its text stands in its versions; the page shows the current one.

    An article is known by its address; one without an address is known by the SHA-256 of its first text.
    `withdrawn_at` is when its text was withdrawn; None again once its import was allowed and another has come
    in. Until then it may have no title.
    """

    class Rights(models.TextChoices):
        UNKNOWN = "unknown", _("Not known")
        OPEN = "open", _("The text may be passed on")
        CLOSED = "closed", _("The text may not be passed on")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("Public")
        HIDDEN = "hidden", _("Editors only")

    source = models.ForeignKey(
        "articles.Source", on_delete=models.PROTECT, null=True, blank=True, related_name="articles"
    )
    external_id = models.TextField(blank=True)
    url = models.TextField(null=True, blank=True, unique=True)
    content_key = models.BinaryField(max_length=32, null=True, unique=True)
    title = models.TextField()
    published_at = models.DateTimeField(null=True, blank=True)
    licence = models.TextField(blank=True)
    rights = models.TextField(choices=Rights.choices, default=Rights.UNKNOWN)
    visibility = models.TextField(choices=Visibility.choices, default=Visibility.PUBLIC)
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = [NEWS_TIME.desc(), "-id"]
        indexes = [models.Index(NEWS_TIME.desc(), F("id").desc(), name="article_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") | Q(withdrawn_at__isnull=False), name="article_has_a_title"
            ),
            models.CheckConstraint(condition=~Q(url=""), name="article_empty_url_is_none"),
            models.CheckConstraint(
                condition=Q(url__isnull=False, content_key__isnull=True)
                | Q(url__isnull=True, content_key__isnull=False),
                name="article_known_by_url_or_content",
            ),
            models.CheckConstraint(
                condition=Q(rights__in=["unknown", "open", "closed"]), name="article_rights_known"
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=["public", "hidden"]), name="article_visibility_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.pk])

    @property
    def news_time(self) -> datetime:
        """When it is news, as NEWS_TIME has it in the database."""
        return self.published_at or self.created_at
