from django.db import models
from django.db.models import Q


class Host(models.Model):
    """A host that is visited, with its port where it is no usual one: when it may be asked again, and what
    its robots.txt said (RFC 9309), empty where it has none.

    Whoever asks sets `free_at` ahead of time, so that no two requests are under way at once, in however many
    processes; one that dies leaves no lock behind.
    """

    name = models.TextField(primary_key=True)
    free_at = models.DateTimeField()
    robots = models.TextField(null=True, blank=True)
    robots_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(name__regex="^[^A-Z/[:space:]]+$"), name="host_is_a_plain_name"
            ),
            models.CheckConstraint(
                condition=Q(robots__isnull=True, robots_at__isnull=True)
                | Q(robots__isnull=False, robots_at__isnull=False),
                name="host_robots_have_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.name
