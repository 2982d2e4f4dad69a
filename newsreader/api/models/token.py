from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Token(models.Model):
    """A key by which a program asks in a person's name. The key itself is not here: `digest` is its SHA-256,
    and `beginning` its first letters, by which its owner knows it again.

    A token may do what its person may, and no more than its `scope`: nothing is written by one that reads. It
    is good until it is revoked; `last_used_at` is right to the minute.
    """

    class Scope(models.TextChoices):
        READ = "read", _("Read")
        WRITE = "write", _("Read and write")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.TextField()
    scope = models.TextField(choices=Scope.choices, default=Scope.READ)
    digest = models.BinaryField(max_length=32, unique=True)
    beginning = models.TextField()
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    last_used_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(scope__in=["read", "write"]), name="token_scope_known"),
            models.CheckConstraint(condition=~Q(name=""), name="token_has_a_name"),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | Q(revoked_at__gte=F("made_at")),
                name="token_is_revoked_later",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.person_id}"
