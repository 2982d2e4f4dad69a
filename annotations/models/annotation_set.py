from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class AnnotationSet(models.Model):
    """The marks of one hand on one text version: the machine's, the editors' shared ones, or another's.

    A person works on a pair of sets: the shared one with the machine's suggestions, or, where the article was
    given to the person to annotate independently, an individual one with a copy of the suggestions (empty
    where they are not to be seen). annotations.queries.working says which.

    `revision` grows by one with every decision, so that a page knows whether it is behind. `state` is the
    review state of the text version and has a meaning on the shared set alone; but withdrawn are all sets of
    a text that was, and then they have no marks and take none. Approved is no state of its own: an approved
    set is a reviewed one, everywhere, that a second person has approved. `sureness`, on the shared set, is
    the mean confidence (0 to 1) of the suggestions that wait for an editor; None where none does.
    """

    class Kind(models.TextChoices):
        SUGGESTIONS = "suggestions", _("Suggestions")
        SHARED = "shared", _("Shared")
        INDIVIDUAL = "individual", _("One annotator's")
        OWN_SUGGESTIONS = "own_suggestions", _("Suggestions for one annotator")
        FINAL = "final", _("Final")

    class State(models.TextChoices):
        NEW = "new", _("New")
        IN_REVIEW = "in_review", _("In review")
        DISCUSSION = "discussion", _("Needs discussion")
        REVIEWED = "reviewed", _("Reviewed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    # Of the two sets that somebody works on, the one with the person's marks and the one with suggestions.
    MARKED = (Kind.SHARED, Kind.INDIVIDUAL)
    SUGGESTED = (Kind.SUGGESTIONS, Kind.OWN_SUGGESTIONS)

    version = models.ForeignKey(
        "articles.TextVersion", on_delete=models.CASCADE, related_name="annotation_sets"
    )
    kind = models.TextField(choices=Kind.choices)
    annotator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True)
    state = models.TextField(choices=State.choices, default=State.NEW)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sureness = models.FloatField(null=True, blank=True)
    revision = models.PositiveBigIntegerField(default=0)
    suggester_version = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["sureness", "id"],
                condition=Q(kind="shared", state__in=["new", "in_review"]),
                name="annotation_set_least_sure",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "kind"],
                condition=Q(annotator__isnull=True),
                name="annotation_set_one_a_kind",
            ),
            models.UniqueConstraint(
                fields=["version", "annotator", "kind"],
                condition=Q(annotator__isnull=False),
                name="annotation_set_one_an_annotator",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["individual", "own_suggestions"], annotator__isnull=False)
                | (~Q(kind__in=["individual", "own_suggestions"]) & Q(annotator__isnull=True)),
                name="annotation_set_individual_has_annotator",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["suggestions", "shared", "individual", "own_suggestions", "final"]),
                name="annotation_set_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["new", "in_review", "discussion", "reviewed", "withdrawn"]),
                name="annotation_set_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state="reviewed", reviewed_at__isnull=False)
                | (~Q(state="reviewed") & Q(reviewed_at__isnull=True)),
                name="annotation_set_reviewed_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | Q(state="reviewed"),
                name="annotation_set_reviewer_of_the_reviewed",
            ),
            models.CheckConstraint(
                # A condition that comes to NULL holds, so that each side says what is not null.
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | (
                    Q(state="reviewed", approved_at__isnull=False, approved_by__isnull=False)
                    & Q(reviewed_by__isnull=False)
                    & ~Q(reviewed_by=F("approved_by"))
                ),
                name="annotation_set_approved_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state="discussion") | Q(kind="shared"),
                name="annotation_set_discussion_of_the_shared",
            ),
            models.CheckConstraint(
                condition=Q(kind="suggestions") | Q(suggester_version=""),
                name="annotation_set_only_suggestions_have_a_suggester",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.version_id}"

    @property
    def standing(self) -> "ReviewStanding":
        """The review state, with approved for what a second person has approved."""
        return ReviewStanding.APPROVED if self.approved_at else ReviewStanding(self.state)


class ReviewStanding(models.TextChoices):
    """What people are told of an article: its review state, and approved beyond reviewed."""

    NEW = "new", _("New")
    IN_REVIEW = "in_review", _("In review")
    DISCUSSION = "discussion", _("Needs discussion")
    REVIEWED = "reviewed", _("Reviewed")
    APPROVED = "approved", _("Approved")
    WITHDRAWN = "withdrawn", _("Withdrawn")
