from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

ACTIONS = [
    "suggest", "create", "change", "delete", "accept", "reject", "review", "approve", "discuss", "reopen",
    "undo", "redo", "restore", "settle", "import",
]  # fmt: skip


# The suggester's own, and those that took a file's marks over as suggestions.
BROUGHT_SUGGESTIONS = Q(action="suggest") | Q(action="import", changes__contains=[{"into": "suggestions"}])


class Decision(models.Model):
    """One row of the log: what one person did to one article's marks, with all that followed from it.

    Rows are only ever added; the database refuses to change or delete one, but that the words of a withdrawn
    article become empty (migration 0007). `changes` is a list of
    ``{"what": "mark" | "entity" | "set", "id": …, "before": {…} | null, "after": {…} | null}``, each state as
    annotations.actions.snapshots writes it; undoing puts every `before` back, as a new row that names
    this one in `undoes`; a redo is the undo of an undo. A row of the suggester, which nobody undoes, lists
    the ids alone: ``{"what": "suggested", "marks": […], "entities": […]}``, and
    ``{"what": "withdrawn", "marks": […]}``. One that settles what annotators differ in names that too:
    ``{"what": "settled", "difference": …, "choice": …}`` (annotations.actions.settle_differences); one that
    takes over a file's marks names the file: ``{"what": "imported", "file": …, "format": …}``.
    `request` is an id that the client made: the same request of one person twice is one decision.
    """

    class Action(models.TextChoices):
        SUGGEST = "suggest", _("suggested")
        CREATE = "create", _("added")
        CHANGE = "change", _("changed")
        DELETE = "delete", _("deleted")
        ACCEPT = "accept", _("accepted")
        REJECT = "reject", _("rejected")
        REVIEW = "review", _("marked as reviewed")
        APPROVE = "approve", _("approved")
        DISCUSS = "discuss", _("put up for discussion")
        REOPEN = "reopen", _("opened again")
        UNDO = "undo", _("undid")
        REDO = "redo", _("redid")
        RESTORE = "restore", _("brought an old state back")
        SETTLE = "settle", _("settled")
        IMPORT = "import", _("imported")

    # Of these two each is the first of an index below.
    set = models.ForeignKey(
        "annotations.AnnotationSet", on_delete=models.PROTECT, related_name="decisions", db_index=False
    )
    revision = models.PositiveBigIntegerField()
    action = models.TextField(choices=Action.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        db_index=False,
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    changes = models.JSONField()
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    request = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["set", "revision"]
        indexes = [
            models.Index(fields=["set", "actor", "-revision"], name="decision_last_of_a_person"),
            # The work of a day; the suggester's own is no one's.
            models.Index(fields=["at"], condition=Q(actor__isnull=False), name="decision_of_people_by_time"),
            # Those by which annotators saw suggestions: what all changes are need not be looked through.
            models.Index(fields=["set"], condition=BROUGHT_SUGGESTIONS, name="decision_brought_suggestions"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["set", "revision"], name="decision_one_a_revision"),
            models.UniqueConstraint(fields=["actor", "request"], name="decision_one_a_request"),
            models.CheckConstraint(condition=Q(action__in=ACTIONS), name="decision_action_known"),
            models.CheckConstraint(
                condition=Q(action__in=["undo", "redo"], undoes__isnull=False)
                | (~Q(action__in=["undo", "redo"]) & Q(undoes__isnull=True)),
                name="decision_undo_names_what",
            ),
            # A person's decisions name the person; the suggester is nobody.
            models.CheckConstraint(
                condition=Q(action="suggest") | Q(actor__isnull=False), name="decision_has_an_actor"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.set_id}/{self.revision}"
