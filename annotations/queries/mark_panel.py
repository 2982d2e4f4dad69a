"""What the panel of one mark shows, from a constant number of queries."""

from collections import Counter
from typing import Any

from django.db.models import BigIntegerField, Q, QuerySet

from annotations.models import Entity, Mark, QuoteCue, QuoteSpeaker
from annotations.queries.found import note_found
from annotations.queries.standing import links_standing, name_standing, standing_entities
from annotations.queries.working import beside, working_sets
from annotations.scheme import Layer


def mark_to_edit(mark_id: int, user: Any) -> Mark | None:
    """The mark with its set, text version and article; None where `user` works on none of this number."""
    if mark_id > BigIntegerField.MAX_BIGINT:
        return None
    marks = Mark.objects.select_related("set__version__article__source", "entity", "place")
    return marks.filter(working_sets(user, "set__"), pk=mark_id).first()


def mark_panel(mark: Mark) -> dict[str, Any]:
    """`mark` and `article`; of a quote `speakers` (its links) and `cues` (marks), of a cue or a mention the
    `quotes` that it serves; on each cue and each link of a quote that was found with it `found` is the rule;
    `all_quotes` that stand in the text, and `entities` of the article. Of a quote or
    a mention `corrected`, pairs of whom it names and how many live quotes that one speaks, and `here`, how
    many of them a correction in this mark alone is about.
    """
    version = mark.set.version
    live = Mark.objects.filter(beside(mark.set, "set__")).exclude(
        status__in=[Mark.Status.REJECTED, Mark.Status.ACCEPTED]
    )
    entities = _entities(beside(mark.set, "set__"))
    standing = standing_entities(entities)
    counts = _quote_counts(live, standing) if mark.layer in (Layer.QUOTE, Layer.SPEAKER) else Counter()
    name_standing(standing, [mark])
    context: dict[str, Any] = {"mark": mark, "article": version.article, "form": None}
    if mark.layer == Layer.QUOTE:
        links = QuoteSpeaker.objects.filter(quote=mark).select_related("entity", "mention")
        context["speakers"] = links_standing(standing, links)
        context["corrected"] = [(link.entity, counts[link.entity_id]) for link in context["speakers"]]
        context["here"] = 1
        cues = QuoteCue.objects.filter(quote=mark)
        if mark.status != Mark.Status.REJECTED:
            cues = cues.exclude(cue__status=Mark.Status.REJECTED)
        cues = cues.select_related("cue").order_by("cue__start")
        context["cues"] = [link.cue for link in cues]
        note_found(mark, context["speakers"], context["cues"])
    elif mark.layer == Layer.CUE:
        context["quotes"] = _served(live, "quote_cues__cue", mark)
    elif mark.layer == Layer.SPEAKER:
        context["quotes"] = _served(live, "quote_speakers__mention", mark)
        context["corrected"] = [(mark.entity, counts[mark.entity_id])]
        context["here"] = len(context["quotes"])
    if mark.layer in (Layer.CUE, Layer.SPEAKER):
        context["all_quotes"] = list(live.filter(layer=Layer.QUOTE))
    context["entities"] = _to_choose(entities, standing)
    return context


def _quote_counts(live: QuerySet[Mark], standing: dict[int, Entity]) -> Counter[int | None]:
    """How many live quotes each standing entity speaks."""
    spoken = QuoteSpeaker.objects.filter(quote__in=live.values("pk")).values_list("quote_id", "entity_id")
    return Counter(entity for _quote, entity in {(q, standing[e].pk) for q, e in spoken if e in standing})


def _served(live: QuerySet[Mark], link: str, mark: Mark) -> list[Mark]:
    """The live quotes that a mark serves; for a suggestion also what became of those that were accepted."""
    return list(live.filter(Q(**{link: mark}) | Q(**{f"origin__{link}": mark})).distinct())


def entities_to_choose(version_id: int, user: Any) -> list[Entity]:
    """The entities of the set that `user` works on, then those of the suggestions that it lacks, by name."""
    entities = _entities(working_sets(user, "set__") & Q(set__version=version_id))
    return _to_choose(entities, standing_entities(entities))


def _entities(of_sets: Q) -> list[Entity]:
    entities = Entity.objects.filter(of_sets).select_related("speaker")
    # "shared" comes before "suggestions", and "individual" before "own_suggestions".
    return list(entities.select_related("set").order_by("set__kind", "name", "id"))


def _to_choose(entities: list[Entity], standing: dict[int, Entity]) -> list[Entity]:
    by_name: dict[tuple[str, str], Entity] = {}
    for entity in entities:
        if standing[entity.pk] is entity:
            by_name.setdefault((entity.name, entity.kind), entity)
    return list(by_name.values())
