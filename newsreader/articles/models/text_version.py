from django.db import models
from django.db.models import Q

# Offsets must fit in 24 bits: the database's overlap rule packs a set, a layer and an offset in one number.
MAX_TEXT_LENGTH = 2**24 - 1


class TextVersion(models.Model):
    """One state of an article's body: NFC, LF line ends, never changed afterwards.

    `content_hash` is the SHA-256 of the text in UTF-8. The database checks all of this, and lets a text go in
    one way alone: withdrawn with its article it is empty, is never current again, and keeps its hash to be
    known by.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(default=1)
    is_current = models.BooleanField(default=True)
    text = models.TextField()
    content_hash = models.BinaryField(max_length=32)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="text_version_number_once"),
            models.UniqueConstraint(
                fields=["article"], condition=Q(is_current=True), name="text_version_one_current"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="text_version_counts_from_one"),
        ]
        indexes = [models.Index(fields=["content_hash"], name="text_version_by_hash")]

    def __str__(self) -> str:
        return f"{self.article_id}/{self.number}"
