from django.db import models
from django.db.models import F, Q

from annotations.scheme import EntityKind


class Speaker(models.Model):
    """Someone who speaks anywhere in the corpus; the articles' entities link here.

    A speaker that editors found to be another one has that one as `merged_into`, which is itself merged into
    nobody: one step leads to the one who is left (a trigger holds it, migration speakers_are_merged). The
    entities' links stay as they are, so that a merge can be undone; whoever reads them takes that step.
    `version` grows with every change.
    """

    name = models.TextField()
    folded_name = models.TextField(db_index=True)
    kind = models.TextField(choices=[(k.value, k.value) for k in EntityKind])
    wikidata = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    version = models.PositiveIntegerField(default=1, db_default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="speaker_has_a_name"),
            models.CheckConstraint(
                condition=Q(kind__in=[v.value for v in EntityKind]), name="speaker_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="speaker_is_another"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SpeakerAlias(models.Model):
    """A former name of a speaker, by which later articles still mean that speaker."""

    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="aliases")
    name = models.TextField()
    folded_name = models.TextField(db_index=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["speaker", "name"], name="speaker_alias_once"),
            models.CheckConstraint(condition=~Q(name=""), name="speaker_alias_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class NameLock(models.Model):
    """Names of which someone may be making a speaker, each as a hash of its folded form: a row is written,
    and deleted at once, and whoever writes the same waits until that transaction has ended. So many names
    can be kept as an import has new ones, where the server has room for some thousand advisory locks in all.

    No row is ever seen; the table is unlogged.
    """

    name = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.name)
