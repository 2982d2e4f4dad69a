from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Decision(models.Model):
    """One row of the log: what one person did to one article's marks, with all that followed from it.

    Rows are only ever added; the database refuses to change or delete one. `changes` is a list of
    ``{"what": "mark" | "entity" | "set", "id": …, "before": {…} | null, "after": {…} | null}`` in the
    order they were made, each state as annotations.actions.snapshots writes it; undoing makes the
    same changes backwards, as a new row that names this one in `undoes`.
    `request` is an id that the client made: the same request twice is one decision.
    """

    class Action(models.TextChoices):
        SUGGEST = "suggest", _("suggested")
        CREATE = "create", _("added")
        CHANGE = "change", _("changed")
        DELETE = "delete", _("deleted")
        ACCEPT = "accept", _("accepted")
        REJECT = "reject", _("rejected")
        REVIEW = "review", _("marked as reviewed")
        REOPEN = "reopen", _("opened again")
        UNDO = "undo", _("undid")

    set = models.ForeignKey("annotations.AnnotationSet", on_delete=models.PROTECT, related_name="decisions")
    revision = models.PositiveBigIntegerField()
    action = models.TextField(choices=Action.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    at = models.DateTimeField(auto_now_add=True)
    changes = models.JSONField()
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    request = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ["set", "revision"]
        constraints = [
            models.UniqueConstraint(fields=["set", "revision"], name="decision_one_a_revision"),
            models.CheckConstraint(
                condition=Q(action="undo", undoes__isnull=False)
                | (~Q(action="undo") & Q(undoes__isnull=True)),
                name="decision_undo_names_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.set_id}/{self.revision}"
