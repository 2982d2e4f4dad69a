from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SpeakerChange(models.Model):
    """One row of the log of speakers: who corrected, merged, or undid what. Rows are only ever added.

    A decision belongs to one article; these belong to none. `speaker` is who was corrected or merged, `into`
    the one who is left. `changes` is ``{"speakers": [{"id": …, "before": {…}, "after": {…}}], "aliases":
    [{"speaker": …, "name": …}]}``: the fields that changed, in order, and the aliases that were added. An
    undo names in `undoes` what it put back. `request` is an id that the client made.
    """

    class Action(models.TextChoices):
        CORRECT = "correct", _("corrected")
        MERGE = "merge", _("merged")
        UNDO = "undo", _("undid")

    action = models.TextField(choices=Action.choices)
    speaker = models.ForeignKey("annotations.Speaker", on_delete=models.PROTECT, related_name="changes")
    into = models.ForeignKey(
        "annotations.Speaker", on_delete=models.PROTECT, null=True, blank=True, related_name="merges"
    )
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    changes = models.JSONField()
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    request = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["actor", "request"], name="speaker_change_one_a_request"),
            models.CheckConstraint(
                condition=Q(action__in=["correct", "merge", "undo"]), name="speaker_change_action_known"
            ),
            models.CheckConstraint(
                condition=Q(action="undo", undoes__isnull=False)
                | (~Q(action="undo") & Q(undoes__isnull=True)),
                name="speaker_change_undo_names_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.speaker_id}"
