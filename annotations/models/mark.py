from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from annotations.scheme import QUOTATION_MARKS, Layer, QuoteKind

NOT_QUOTE = ~Q(layer="quote")


class Mark(models.Model):
    """One span of one layer in one set. Offsets are code points of the text version, the end excluded.

    `text` is the exact text covered: the database refuses a mark whose text is not what stands there.
    `status` is empty but in the suggestions set, where it says what an editor decided of the suggestion;
    an accepted one lives on as a mark of the shared set, whose `origin` names it.
    `version` grows with every change of the mark or, for a quote, of its speakers and cues; it never falls,
    not even when a change is undone. `decided_by` and `decided_at` tell whose decision it last was, and when;
    both are empty on a suggestion that nobody has decided.
    The rules that need the text or other rows stand in migration 0002 as triggers.
    """

    class Status(models.TextChoices):
        NONE = "", ""
        UNDECIDED = "undecided", "undecided"
        ACCEPTED = "accepted", "accepted"
        REJECTED = "rejected", "rejected"

    # Indexed with its start; an index of the number alone would be written for each mark and read by nobody.
    set = models.ForeignKey(
        "annotations.AnnotationSet", on_delete=models.CASCADE, related_name="marks", db_index=False
    )
    layer = models.TextField(choices=[(v.value, v.value) for v in Layer])
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()

    kind = models.TextField(null=True, blank=True, choices=[(v.value, v.value) for v in QuoteKind])
    entity = models.ForeignKey(
        "annotations.Entity",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mentions",
        db_index=False,
    )
    lemma = models.TextField(blank=True)
    place = models.ForeignKey(
        "annotations.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="marks",
        db_index=False,
    )
    place_name = models.TextField(blank=True)
    metonymy = models.BooleanField(default=False)

    rule = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    confidence = models.FloatField(null=True, blank=True)
    status = models.TextField(choices=Status.choices, default=Status.NONE, blank=True)
    origin = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="outcomes", db_index=False
    )

    version = models.PositiveIntegerField(default=1)
    # Accounts are not deleted, and nobody asks for the marks of one: the log of decisions tells of people.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["start", "-end", "id"]
        indexes = [
            models.Index(fields=["set", "start"], name="mark_in_text_order"),
            # Most marks have but one of these, and are written to its index alone.
            models.Index(fields=["entity"], condition=Q(entity__isnull=False), name="mark_of_entity"),
            models.Index(fields=["place"], condition=Q(place__isnull=False), name="mark_of_place"),
            models.Index(fields=["origin"], condition=Q(origin__isnull=False), name="mark_of_origin"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["set", "layer", "start", "end"], name="mark_identical"),
            models.CheckConstraint(condition=Q(end__gt=F("start"), end__lt=2**24), name="mark_span"),
            models.CheckConstraint(condition=Q(layer__in=[v.value for v in Layer]), name="mark_layer_known"),
            models.CheckConstraint(
                # A condition that comes to NULL holds, so that each side says what is not null.
                condition=(Q(layer="quote", kind__isnull=False) & Q(kind__in=[v.value for v in QuoteKind]))
                | (NOT_QUOTE & Q(kind__isnull=True)),
                name="mark_kind_on_quotes",
            ),
            models.CheckConstraint(
                condition=Q(kind__isnull=True)
                | ~Q(kind=QuoteKind.MIXED.value)
                | Q(text__regex=f"[{QUOTATION_MARKS}]"),
                name="mark_mixed_without_marks",
            ),
            models.CheckConstraint(
                condition=Q(layer="speaker", entity__isnull=False)
                | (~Q(layer="speaker") & Q(entity__isnull=True)),
                name="mark_entity_on_speakers",
            ),
            models.CheckConstraint(condition=Q(layer="cue") | Q(lemma=""), name="mark_lemma_on_cues"),
            models.CheckConstraint(
                condition=(Q(layer="place") & ~Q(place_name=""))
                | (~Q(layer="place") & Q(place_name="", place__isnull=True, metonymy=False)),
                name="mark_place_on_places",
            ),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__range=(0, 1)),
                name="mark_confidence_from_0_to_1",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["", "undecided", "accepted", "rejected"]), name="mark_status_known"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="mark_version_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.layer} {self.start}–{self.end}"
