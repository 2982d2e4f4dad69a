"""How many decisions are left in a text: the number that the article's page and the queue tell."""

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef

from annotations.models import AnnotationSet, Mark, QuoteCue, QuoteSpeaker

_UNDECIDED = Mark.Status.UNDECIDED


def decisions_left(versions: Iterable[int]) -> dict[int, int]:
    """By the number of a text how many suggestions are left there to decide one by one; one query.

    A cue or a mention goes with its quote while that is undecided: deciding the quote decides it too.
    """
    in_a_quote = Exists(QuoteCue.objects.filter(cue=OuterRef("pk"), quote__status=_UNDECIDED)) | Exists(
        QuoteSpeaker.objects.filter(mention=OuterRef("pk"), quote__status=_UNDECIDED)
    )
    marks = Mark.objects.filter(
        ~in_a_quote,
        set__version__in=list(versions),
        set__kind=AnnotationSet.Kind.SUGGESTIONS,
        status=_UNDECIDED,
    )
    return dict(marks.order_by().values_list("set__version").annotate(Count("pk")))
