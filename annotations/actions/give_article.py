"""Give an article to people who annotate it independently, each on a pair of sets of their own."""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.actions.errors import MayNotSettle, Refused
from annotations.actions.snapshots import MarkState
from annotations.actions.workspace import ACCEPTED, REJECTED, UNDECIDED, Workspace, open_workspace
from annotations.actions.writing import check_deferred, write
from annotations.models import AnnotationSet, IndependentWork
from annotations.permissions import may_edit, may_settle
from annotations.scheme import Layer, pair_rule
from newsreader.articles.models import TextVersion


def give_article(
    *,
    user: AbstractBaseUser,
    version: TextVersion,
    annotators: Sequence[AbstractBaseUser],
    with_suggestions: bool,
) -> list[IndependentWork]:
    """Let each of `annotators` annotate the text independently, from now on and until the work is closed.

    `with_suggestions` is whether they see what the machine suggests: as it was suggested, whatever others
    have decided of it. Who has the article already keeps it. Raises Refused where somebody may not edit or
    has annotated it before, and once its differences are being settled; then it is given to nobody.
    """
    if not may_settle(user):
        raise MayNotSettle
    with transaction.atomic():
        # Locks the shared sets, as every decision and the closing do.
        shared = open_workspace(version)
        works = IndependentWork.objects.filter(set__version=version).select_related("set")
        known = {work.set.annotator_id: work for work in works}
        if any(_is_handed_in(work) for work in known.values()):
            raise Refused(_("The differences of this article are being settled; it is given to nobody now."))
        given = []
        for annotator in annotators:
            had = known.get(annotator.pk)
            if had is not None and had.closed_at is None:
                continue
            if had is not None:
                raise Refused(
                    _("%(name)s has annotated this article before.") % {"name": annotator.get_username()}
                )
            if not may_edit(annotator):
                raise Refused(_("%(name)s may not annotate.") % {"name": annotator.get_username()})
            given.append(_give(shared, user, annotator, with_suggestions))
        check_deferred()
    return given


def take_article_back(*, user: AbstractBaseUser, work: IndependentWork) -> None:
    """Close one person's work that is not handed in to be settled: the person sees and works on the shared
    set again. Where nothing was decided it is as if it had never been given. Closed work stays as it is.
    """
    if not may_settle(user):
        raise MayNotSettle
    with transaction.atomic():
        of = AnnotationSet.objects.select_for_update().get(pk=work.set_id)
        if of.revision:
            close([work])
            return
        pair = AnnotationSet.objects.filter(version=of.version_id, annotator=of.annotator_id)
        IndependentWork.objects.filter(pk=work.pk, closed_at__isnull=True).delete()
        pair.exclude(work__closed_at__isnull=False).delete()


def close(works: Iterable[IndependentWork]) -> None:
    """Close those that are open; their sets never change again."""
    numbers = [work.pk for work in works]
    IndependentWork.objects.filter(pk__in=numbers, closed_at__isnull=True).update(closed_at=timezone.now())


def _is_handed_in(work: IndependentWork) -> bool:
    return work.closed_at is not None and work.set.state == AnnotationSet.State.REVIEWED


def _give(
    shared: Workspace, user: AbstractBaseUser, annotator: AbstractBaseUser, with_suggestions: bool
) -> IndependentWork:
    kinds = (AnnotationSet.Kind.INDIVIDUAL, AnnotationSet.Kind.OWN_SUGGESTIONS)
    marked, suggested = (
        AnnotationSet.objects.create(version=shared.version, kind=kind, annotator_id=annotator.pk)
        for kind in kinds
    )
    if with_suggestions:
        _copy(shared, Workspace(shared.version, marked, suggested))
    return IndependentWork.objects.create(set=marked, given_by_id=user.pk, with_suggestions=with_suggestions)


def _copy(shared: Workspace, own: Workspace) -> None:
    """Write the machine's suggestions, undecided, into the suggestions of `own`."""
    entities: dict[int, int] = {}

    def entity(number: int) -> int:
        if number not in entities:
            found = shared.entities[number]
            entities[number] = own.add_entity(
                own.suggestions.pk, found.name, found.kind, speaker=found.speaker
            )
        return entities[number]

    copies: dict[int, int] = {}
    # A quote names its cues and mentions: these go first.
    for mark in sorted(_suggested(shared), key=lambda m: m.layer == Layer.QUOTE):
        copies[mark.id] = own.add(
            set=own.suggestions.pk,
            status=UNDECIDED,
            entity=None if mark.entity is None else entity(mark.entity),
            speakers=tuple((entity(e), None if m is None else copies.get(m)) for e, m in mark.speakers),
            cues=tuple(copies[c] for c in mark.cues if c in copies),
            **{name: getattr(mark, name) for name in _COPIED},
        )
    for number in [m.id for m in own.marks.values() if m.layer in (Layer.CUE, Layer.SPEAKER)]:
        if not own.quotes_of(number):
            own.drop(number)
    used = own.used_entities()
    for number in [e for e in own.entities if e not in used]:
        del own.entities[number]
    write(own, None, stamp=False)


_COPIED = (
    "layer", "start", "end", "text", "kind", "lemma", "place", "place_name", "metonymy", "rule", "evidence",
    "confidence",
)  # fmt: skip


def _suggested(shared: Workspace) -> list[MarkState]:
    """The suggestions, rejected ones too where they can stand beside the others."""
    all_ = sorted(shared.of_set(shared.suggestions.pk), key=lambda m: (m.start, -m.end))
    kept = [m for m in all_ if m.status in (UNDECIDED, ACCEPTED)]
    for mark in all_:
        if mark.status == REJECTED and not any(_bars(other, mark) for other in kept):
            kept.append(mark)
    return kept


def _bars(other: MarkState, mark: MarkState) -> bool:
    if other.layer != mark.layer or other.end <= mark.start or mark.end <= other.start:
        return False
    return pair_rule(Layer(mark.layer), (other.start, other.end), (mark.start, mark.end)) is not None
