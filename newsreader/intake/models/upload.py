from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q


class Upload(models.Model):
    """A file that an editor has sent and is looking over: its name and when it came, its bytes in parts. No
    article yet.

    It goes when it is taken in or dropped, after a day, and with any withdrawal, whose words it may have (a
    trigger, migrations 0002 and 0003).
    """

    token = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="upload_has_a_name")]

    def __str__(self) -> str:
        return self.name


class UploadPart(models.Model):
    """Some bytes of an upload, the parts numbered from 0. They are written and read one by one."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="parts", db_index=False)
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["upload", "number"], name="upload_part_once")]

    def __str__(self) -> str:
        return f"{self.upload_id}/{self.number}"
