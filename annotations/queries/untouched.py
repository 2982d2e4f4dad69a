"""The texts that the suggester may go over again on its own: no editor has decided anything on them."""

from django.db.models import Exists, OuterRef, QuerySet

from annotations.models import AnnotationSet, CorpusPart, Decision
from newsreader.articles.models import TextVersion


def untouched_texts() -> QuerySet[TextVersion]:
    """The current texts without any person's decision, undone ones counted too, by number of article; none
    that is to be annotated without suggestions."""
    decided = Decision.objects.filter(set__version=OuterRef("pk"), actor__isnull=False)
    reviewed = AnnotationSet.objects.filter(version=OuterRef("pk"), state=AnnotationSet.State.REVIEWED)
    unaided = CorpusPart.objects.filter(article=OuterRef("article"), without_suggestions=True)
    texts = TextVersion.objects.filter(is_current=True).exclude(Exists(unaided))
    return texts.exclude(Exists(decided)).exclude(Exists(reviewed)).order_by("article_id")
