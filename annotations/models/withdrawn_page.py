from django.db import models
from django.db.models import Q


class WithdrawnPage(models.Model):
    """That a withdrawal took what stood at an address: the number of a quote, or of a speaker whom the
    article quotes. Nothing but the number is kept, so that the address can say that it is gone, and no more.

    A speaker who has other quotes keeps the page: a row means something only where there is none.
    """

    class Of(models.TextChoices):
        QUOTE = "quote", "quote"
        SPEAKER = "speaker", "speaker"

    of = models.TextField(choices=Of.choices)
    number = models.BigIntegerField()
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["of", "number", "article"]
        constraints = [
            models.UniqueConstraint(fields=["of", "number", "article"], name="withdrawn_page_once"),
            models.CheckConstraint(condition=Q(of__in=["quote", "speaker"]), name="withdrawn_page_of_what"),
        ]

    def __str__(self) -> str:
        return f"{self.of} {self.number}"
