"""What has changed of an article since a page of it was drawn."""

from typing import Any

from annotations.models import AnnotationSet, Decision
from annotations.queries.undone import in_few_words
from annotations.queries.working import working_sets

# More at once are told by their number.
MOST_TOLD = 30


def tag(version: int, marked: AnnotationSet | None, suggested: AnnotationSet | None) -> str:
    """What stands for one state of a text and the sets that a person works on."""
    return _written(version, marked.revision if marked else 0, suggested.revision if suggested else 0)


def _written(version: int, marked: int, suggested: int) -> str:
    return f"{version}-{marked}-{suggested}"


def current_tag(number: int, user: Any) -> str | None:
    """The tag of article `number` as it stands for `user`, None where it has no sets. One query."""
    sets = AnnotationSet.objects.filter(working_sets(user), version__article=number, version__is_current=True)
    rows = list(sets.values_list("version_id", "kind", "revision"))
    if not rows:
        return None
    marked, suggested = (
        sum(revision for _, kind, revision in rows if kind in kinds)
        for kinds in (AnnotationSet.MARKED, AnnotationSet.SUGGESTED)
    )
    return _written(rows[0][0], marked, suggested)


def told_since(number: int, revision: int, user: Any) -> list[dict[str, str]]:
    """What others than `user` decided on article `number` after `revision`, the last first.

    Each as `{who, what}`: a name, and a few words with those of the mark. One query.
    """
    decisions = (
        Decision.objects.filter(
            working_sets(user, "set__"),
            set__version__article=number,
            set__version__is_current=True,
            set__kind__in=AnnotationSet.MARKED,
            revision__gt=revision,
        )
        .exclude(actor_id=user.pk)
        .select_related("actor")
        .order_by("-revision")[:MOST_TOLD]
    )
    return [
        {
            "who": decision.actor.get_username() if decision.actor else "",
            "what": in_few_words(decision.action, decision.changes),
        }
        for decision in decisions
    ]
