"""What has changed of an article since a page of it was drawn."""

from typing import Any

from django.db.models import Count, Max, OuterRef, Subquery

from annotations.models import AnnotationSet, Comment, Decision
from annotations.queries.talks import NOTHING_SAID, talks_tag
from annotations.queries.undone import in_few_words
from annotations.queries.working import working_sets

# More at once are told by their number.
MOST_TOLD = 30


def tag(version: int, marked: AnnotationSet | None, suggested: AnnotationSet | None, talks: str) -> str:
    """What stands for one state of a text, the sets that a person works on and what is said of them there;
    `talks` is as queries.talks.talks_tag gives it."""
    return _written(version, marked.revision if marked else 0, suggested.revision if suggested else 0, talks)


def _written(version: int, marked: int, suggested: int, talks: str) -> str:
    return f"{version}-{marked}-{suggested}-{talks}"


def current_tag(number: int, user: Any) -> str | None:
    """The tag of article `number` as it stands for `user`, None where it has no sets. One query."""
    sets = AnnotationSet.objects.filter(working_sets(user), version__article=number, version__is_current=True)
    said = Comment.objects.filter(version=OuterRef("version")).order_by().values("version")
    last, settled = Subquery(said.values(n=Max("pk"))), Subquery(said.values(n=Count("resolved_at")))
    rows = list(sets.values_list("version_id", "kind", "revision", last, settled))
    if not rows:
        return None
    marked, suggested = (
        sum(row[2] for row in rows if row[1] in kinds)
        for kinds in (AnnotationSet.MARKED, AnnotationSet.SUGGESTED)
    )
    # Who works alone is told of no talk.
    alone = any(row[1] == AnnotationSet.Kind.INDIVIDUAL for row in rows)
    talks = NOTHING_SAID if alone else talks_tag(*rows[0][3:])
    return _written(rows[0][0], marked, suggested, talks)


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
