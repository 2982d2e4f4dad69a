from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Release(models.Model):
    """A version of the corpus as it was frozen: the database lets a row be added and never changed.

    Its files stand in the folder of releases under its version; `manifest` is what manifest.json there says,
    with the SHA-256 and the size of every other file. Which articles are in it is kept beside, in
    ReleasedArticle, so that a release with one that was withdrawn since is known.
    """

    version = models.TextField(unique=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    licence = models.TextField()
    manifest = models.JSONField()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(version__regex=r"^[0-9]{1,6}(\.[0-9]{1,6}){1,2}$"),
                name="release_version_is_numbers",
            ),
            models.CheckConstraint(condition=~Q(licence=""), name="release_has_a_licence"),
        ]

    def __str__(self) -> str:
        return self.version


class ReleasedArticle(models.Model):
    """That an article is in a release."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="released")
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="released")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "article"], name="released_article_once")]

    def __str__(self) -> str:
        return f"{self.article_id} in {self.release_id}"
