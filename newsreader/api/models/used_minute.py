from django.db import models


class UsedMinute(models.Model):
    """How many requests a token or an address made in one minute; older minutes go.

    The table is unlogged: a count is no loss, and is not written to the disk for each request.
    """

    who = models.TextField()
    minute = models.BigIntegerField(db_index=True)
    requests = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["who", "minute"], name="used_minute_once")]

    def __str__(self) -> str:
        return f"{self.requests} of {self.who}"
