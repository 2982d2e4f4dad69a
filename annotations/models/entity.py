from django.db import models
from django.db.models import Q
from django.utils import timezone

from annotations.scheme import EntityKind
from newsreader.arabic.folding import fold_name


class Entity(models.Model):
    """Who speaks in one article, as one set of marks sees it; linked, where known, to a corpus speaker.

    `name` has no title, rank or honorific. `origin` is the entity of the suggestions that this one was
    accepted from, so that what is accepted later finds it under whatever name it has by then.
    """

    set = models.ForeignKey("annotations.AnnotationSet", on_delete=models.CASCADE, related_name="entities")
    name = models.TextField()
    kind = models.TextField(choices=[(k.value, k.value) for k in EntityKind])
    speaker = models.ForeignKey(
        "annotations.Speaker", on_delete=models.SET_NULL, null=True, blank=True, related_name="entities"
    )
    origin = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="outcomes"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["set", "name", "kind"], name="entity_once_in_a_set"),
            models.CheckConstraint(condition=~Q(name=""), name="entity_has_a_name"),
            models.CheckConstraint(
                condition=Q(kind__in=[v.value for v in EntityKind]), name="entity_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def corpus_speaker(self) -> int | None:
        """The number of the speaker of the corpus, a merge followed; reads `speaker`."""
        return (self.speaker.merged_into_id or self.speaker_id) if self.speaker else None

    @property
    def shown_name(self) -> str:
        """The name that readers see (see `name_shown`); reads `speaker` and whom that one was merged into."""
        known = self.speaker and (self.speaker.merged_into or self.speaker)
        return name_shown(self.name, known.name if known else None)


def name_shown(own: str, known: str | None) -> str:
    """One name for one speaker: that of the corpus, `known`, where it is another than the one that an article
    uses, as it is after a merge or a correction; else the article's `own`, in its spelling."""
    return known if known and fold_name(known) != fold_name(own) else own
