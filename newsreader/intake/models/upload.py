from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q


class Upload(models.Model):
    """A file that an editor has sent and is looking over: its name, its bytes, when it came. No article yet.

    It goes when it is taken in or dropped, after a day, and with any withdrawal, whose words it may have (a
    trigger, migration 0002).
    """

    token = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.TextField()
    data = models.BinaryField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="upload_has_a_name")]

    def __str__(self) -> str:
        return self.name
