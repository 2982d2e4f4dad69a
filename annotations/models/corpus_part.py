from django.db import models
from django.db.models import Q
from django.utils import timezone


class CorpusPart(models.Model):
    """The part of the corpus that an article belongs to, given once: the database lets it never change.

    Near-copies (a wire story in several outlets) have one `family`, named by the number of its first article,
    and one part. `sketch` is what near-copies are known by (annotations.corpus.near_copies), of the text that
    stood when the part was given. An article with `without_suggestions` is of the test part and gets none
    from the machine, so that a part of test was annotated by people alone."""

    article = models.OneToOneField(
        "articles.Article", on_delete=models.PROTECT, primary_key=True, related_name="corpus_part"
    )
    part = models.TextField()
    family = models.BigIntegerField(db_index=True)
    sketch = models.BinaryField()
    shingles = models.PositiveIntegerField()
    without_suggestions = models.BooleanField(default=False)
    given_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(part__in=["train", "dev", "test", "left-out"]), name="corpus_part_known"
            ),
            models.CheckConstraint(
                condition=Q(without_suggestions=False) | Q(part="test"), name="corpus_part_unaided_is_test"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} in {self.part}"
