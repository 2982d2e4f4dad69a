"""Give the articles of the corpus their parts: train, dev or test, once and for good."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import connection, transaction
from django.db.models import Count, F, QuerySet
from django.utils.translation import gettext as _

from annotations.actions.errors import Refused
from annotations.actions.near_copies import Joining, with_near_copies
from annotations.corpus.near_copies import sketch_of
from annotations.corpus.splits import PARTS, Split, split_of_next
from annotations.models import CorpusPart, Decision, Mark
from newsreader.articles.models import TextVersion

_TOGETHER = 200


def give_parts() -> Counter[Split]:
    """Give every reviewed article that has no part one; how many were given which.

    In the order of outlet, date and number. Near-copies get the part that one of them has; one that is near
    to articles of two parts is left out, since in either it would give the other's away. The same articles at
    the same call get the same parts. All or none.
    """
    with transaction.atomic():
        _lock()
        return _give(_reviewed_texts(), split=None)


def keep_for_people(articles: Iterable[int]) -> int:
    """Put articles into test to be annotated without the machine's suggestions; how many.

    Raises Refused, naming the article, where one has suggestions, marks or a part already, or is a near-copy
    of an article with another part; then none is put there.
    """
    wanted = sorted(set(articles))
    with transaction.atomic():
        _lock()
        texts = _texts().filter(article__in=wanted)
        found = set(texts.values_list("article", flat=True))
        for article in wanted:
            name = {"number": article}
            if article not in found:
                raise Refused(_("There is no article %(number)d with a text.") % name)
            if CorpusPart.objects.filter(article=article).exists():
                raise Refused(_("Article %(number)d has its part of the corpus already.") % name)
            if _touched(article):
                raise Refused(_("Article %(number)d has suggestions or marks already.") % name)
        given = _give(texts, split=Split.TEST)
        if given[Split.LEFT_OUT]:
            raise Refused(_("One of the articles is a near-copy of an article in another part."))
        return given.total()


def _touched(article: int) -> bool:
    """Whether an article has marks, or had suggestions that were withdrawn or decisions that were undone."""
    marks = Mark.objects.filter(set__version__article=article)
    return marks.exists() or Decision.objects.filter(set__version__article=article).exists()


def _lock() -> None:
    """One at a time: what is near to what is read and written by each."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('corpus-parts'))")


def _texts() -> QuerySet[TextVersion]:
    return (
        TextVersion.objects.filter(article__corpus_part__isnull=True, article__withdrawn_at__isnull=True)
        .filter(is_current=True)
        .order_by(F("article__source__name").asc(nulls_first=True), "article__published_at", "article")
    )


def _reviewed_texts() -> QuerySet[TextVersion]:
    return (
        _texts()
        .filter(
            article__versions__annotation_sets__kind="shared",
            article__versions__annotation_sets__state="reviewed",
        )
        .distinct()
    )


def _give(texts: QuerySet[TextVersion], split: Split | None) -> Counter[Split]:
    before = _sampled()
    given: Counter[Split] = Counter()
    joining = with_near_copies(_joining(texts))
    while rows := list(islice(joining, _TOGETHER)):
        kept = _kept({number for _, near in rows for number in near})
        made = []
        for row, near in rows:
            having = {kept[number][0] for number in near if kept[number][0] in PARTS}
            its_family = min((kept[number][1] for number in near), default=row.article)
            part = _part(row, having, split, before)
            made.append(
                CorpusPart(
                    article_id=row.article,
                    part=str(part),
                    family=its_family,
                    sketch=row.sketch.to_bytes(),
                    shingles=row.sketch.shingles,
                    without_suggestions=split is not None and part == Split.TEST,
                )
            )
            kept[row.article] = part, its_family
            given[part] += 1
        CorpusPart.objects.bulk_create(made)
    return given


def _part(row: Joining, having: set[Split], split: Split | None, before: Counter[str]) -> Split:
    """The part of a new article: its near-copies', the one asked for, or its outlet's next."""
    if having:
        one = len(having) == 1 and (split is None or having == {split})
        return next(iter(having)) if one else Split.LEFT_OUT
    if split is not None:
        return split
    before[row.outlet] += 1
    return split_of_next(row.outlet, before[row.outlet] - 1)


def _sampled() -> Counter[str]:
    """How many families of each outlet were given a part by its row."""
    first = CorpusPart.objects.filter(family=F("article"), without_suggestions=False)
    rows = first.values_list("article__source__name").annotate(Count("article"))
    return Counter({outlet or "": count for outlet, count in rows})


def _kept(articles: set[int]) -> dict[int, tuple[Split, int]]:
    """The parts and the families of articles that have theirs."""
    rows = CorpusPart.objects.filter(article__in=articles).values_list("article", "part", "family")
    return {article: (Split(part), family) for article, part, family in rows}


def _joining(texts: QuerySet[TextVersion]) -> Iterator[Joining]:
    rows = texts.values_list("article", "article__source__name", "text")
    for article, outlet, text in rows.iterator(chunk_size=_TOGETHER):
        yield Joining(article, outlet or "", sketch_of(text))
