from django.conf import settings
from django.db import models
from django.utils import timezone


class Answered(models.Model):
    """What a write was answered, under the key that the client gave it: the same write sent again gets the
    same answer and is not done again. `request` is the SHA-256 of what was sent; rows are kept for a day.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.TextField()
    request = models.BinaryField(max_length=32)
    body = models.JSONField()
    at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="answered_once")]

    def __str__(self) -> str:
        return f"{self.key} of {self.person_id}"
