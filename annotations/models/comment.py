from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Comment(models.Model):
    """What a person says of an article's text or of one of its marks, or in answer to that.

    `mark` is the number of the mark, not a key: a mark that is taken away comes back under its number by an
    undo, and a suggestion lives on as a mark whose `origin` it is. `start`, `end` and `layer` say where it
    stood; the words are the text's. An answer names what it answers, and is of the same text and mark; what
    it answers is no answer itself. The first of a talk alone is open or resolved, and may say why the article
    needs discussion (`discusses`). Words never change; they are emptied with a withdrawn text alone.
    `request` is an id that the client made: the same request of one person twice is one comment.
    """

    version = models.ForeignKey("articles.TextVersion", on_delete=models.PROTECT, related_name="comments")
    mark = models.BigIntegerField(null=True, blank=True)
    layer = models.TextField(blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    answers = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="answered_by"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments")
    at = models.DateTimeField(default=timezone.now, editable=False)
    text = models.TextField(blank=True)
    discusses = models.BooleanField(default=False)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    request = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["version", "mark"], name="comment_of_a_mark")]
        constraints = [
            models.UniqueConstraint(fields=["author", "request"], name="comment_one_a_request"),
            models.CheckConstraint(
                condition=Q(mark__isnull=True, start__isnull=True, end__isnull=True, layer="")
                | (Q(mark__isnull=False, start__isnull=False, end__isnull=False) & ~Q(layer="")),
                name="comment_says_where_its_mark_stood",
            ),
            models.CheckConstraint(
                condition=Q(answers__isnull=True) | Q(resolved_at__isnull=True, discusses=False),
                name="comment_answers_are_not_resolved",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="comment_resolved_by_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk} on {self.version_id}"

    @property
    def open(self) -> bool:
        """Whether the talk that it began is still open."""
        return self.resolved_at is None
