"""Bring annotators' marks into the shared set, in a workspace of it."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from annotations.actions.errors import Refused
from annotations.actions.removing import remove, remove_useless
from annotations.actions.serving import serve
from annotations.actions.snapshots import MarkState
from annotations.actions.speakers import Speakers, find_entity, rename_in_quotes, with_speaker
from annotations.actions.workspace import Workspace
from annotations.agreement import Difference
from annotations.models import Entity, Mark
from annotations.queries.side_by_side import Compared, Settled
from annotations.scheme import Layer, Rule, pair_rule, shared_part


class Bringing:
    """What one decision brings over. `along` are the differences, by key, that a quote's cues and mentions
    settle because they come with it: each with the set that was chosen."""

    def __init__(self, workspace: Workspace, compared: Compared, settled: Mapping[str, Settled]) -> None:
        self.workspace = workspace
        self.compared = compared
        self.sides = compared.sides
        self.settled = settled
        self.along: dict[str, int | None] = {}
        self.now = ""

    def agreed(self) -> list[int]:
        """Bring what all have alike; the shared marks by number."""
        alike = [self.sides.marks[said.id] for said in self.compared.comparison.agreed]
        made = [self._bring(m) for m in alike if m.layer in (Layer.QUOTE, Layer.PLACE)]
        self.along = {}
        return made

    def settle(self, difference: Difference, choice: int | None) -> list[int]:
        """Let the shared set have what `choice` has there; the shared marks by number."""
        self.now = difference.key
        taken = self.compared.side(difference, choice) if choice is not None else []
        kept = {(mark.start, mark.end) for mark in taken}
        for side in difference.sides:
            for said in side:
                standing = self._at(difference.layer, said.start, said.end)
                if standing is not None and (said.start, said.end) not in kept:
                    remove(self.workspace, standing.id)
        if difference.layer in (Layer.CUE, Layer.SPEAKER):
            return [self._serve(mark, difference) for mark in taken]
        return [self._bring(mark) for mark in taken]

    def _bring(self, mark: Mark) -> int:
        return self._quote(mark) if mark.layer == Layer.QUOTE else self._place(mark)

    def _place(self, mark: Mark) -> int:
        values = {"place": mark.place_id, "place_name": mark.place_name, "metonymy": mark.metonymy}
        return self._put(mark, **values)

    def _quote(self, mark: Mark) -> int:
        made = self._put(mark, kind=mark.kind)
        former = self.workspace.marks[made]
        speakers: Speakers = ()
        for entity, mention in self.sides.speakers.get(mark.pk, ()):
            whom = self._entity(entity)
            its = self._companion(self.sides.marks[mention], whom) if mention is not None else None
            speakers = with_speaker(speakers, whom, its)
        cues = [self._companion(self.sides.marks[cue], None) for cue in self.sides.cues.get(mark.pk, ())]
        kept = tuple(dict.fromkeys(cue for cue in cues if cue is not None))
        self.workspace.update(made, speakers=speakers, cues=kept)
        links = [*former.cues, *(m for _, m in former.speakers if m is not None)]
        remove_useless(self.workspace, [m for m in links if m in self.workspace.marks])
        return made

    def _companion(self, mark: Mark, whom: int | None) -> int | None:
        """The shared mark for a cue or mention that comes with its quote. Where the annotators differ in it
        and that is settled already, it is what was settled on."""
        difference = self.compared.difference_of.get(mark.pk)
        if difference is not None and difference.key in self.settled:
            chosen = self.settled[difference.key].choice
            side = self.compared.side(difference, chosen) if chosen is not None else []
            if mark.pk not in {m.pk for m in side}:
                standing = self._overlapping(mark)
                if standing is not None and whom is not None:
                    rename_in_quotes(self.workspace, standing.id, whom)
                return None if standing is None else standing.id
        elif difference is not None and difference.key != self.now:
            self.along[difference.key] = mark.set_id
        return self._link(mark, whom)

    def _link(self, mark: Mark, whom: int | None) -> int:
        if whom is None:
            return self._put(mark, lemma=mark.lemma)
        standing = self._at(mark.layer, mark.start, mark.end)
        if standing is not None:
            rename_in_quotes(self.workspace, standing.id, whom)
            return standing.id
        return self._put(mark, entity=whom)

    def _serve(self, mark: Mark, difference: Difference) -> int:
        """Bring a cue or a mention that is settled by itself, to the shared quotes that stand for its own."""
        quotes = [self._standing_for(quote) for quote in self.sides.quotes_of(mark.pk)]
        served = list(dict.fromkeys(quote for quote in quotes if quote is not None))
        if not served:
            raise Refused(
                _("It belongs to a quote that the shared marks do not have. Settle the quote first.")
            )
        whom = self._entity(mark.entity) if mark.entity is not None else None
        made = self._link(mark, whom)
        for quote in served:
            if whom is not None:
                self._forget_others(quote, difference, whom)
            serve(self.workspace, made, quote)
        return made

    def _forget_others(self, quote: int, difference: Difference, whom: int) -> None:
        """Whom the other sides' mentions name there the quote is not said by."""
        marks = (self.sides.marks[said.id] for side in difference.sides for said in side)
        others = {self._entity(m.entity) for m in marks if m.entity is not None} - {whom}
        speakers = self.workspace.marks[quote].speakers
        self.workspace.update(quote, speakers=tuple((e, m) for e, m in speakers if e not in others))

    def _standing_for(self, quote: Mark) -> int | None:
        """The shared quote of the same span, else the one that has most in common with it."""
        here = (quote.start, quote.end)
        shared = self.workspace.of_set(self.workspace.shared.pk, Layer.QUOTE)
        parts = [(shared_part(here, (m.start, m.end)), -m.start, m.id) for m in shared]
        best = max(parts, default=(0.0, 0, 0))
        return best[2] if best[0] > 0 else None

    def _entity(self, entity: Entity) -> int:
        found = find_entity(self.workspace, name=entity.name, kind=entity.kind)
        if found is None:
            raise RuntimeError(f"entity {entity.pk} has no name")
        if entity.speaker_id is not None and self.workspace.entities[found].speaker is None:
            self.workspace.update_entity(found, speaker=entity.speaker_id)
        return found

    def _put(self, mark: Mark, **values: object) -> int:
        """The shared mark of the same span, with these values; what cannot stand beside it goes."""
        standing = self._at(mark.layer, mark.start, mark.end)
        if standing is not None:
            self.workspace.update(standing.id, **values)
            return standing.id
        for other in self._in_the_way(mark):
            if other.id in self.workspace.marks:
                remove(self.workspace, other.id)
        return self.workspace.add(
            set=self.workspace.shared.pk,
            layer=mark.layer,
            start=mark.start,
            end=mark.end,
            text=mark.text,
            **values,
        )

    def _in_the_way(self, mark: Mark) -> list[MarkState]:
        here = (mark.start, mark.end)
        shared = self.workspace.of_set(self.workspace.shared.pk, mark.layer)
        return [
            m
            for m in shared
            if pair_rule(Layer(mark.layer), here, (m.start, m.end)) not in (None, Rule.IDENTICAL)
        ]

    def _overlapping(self, mark: Mark) -> MarkState | None:
        shared: Iterable[MarkState] = self.workspace.of_set(self.workspace.shared.pk, mark.layer)
        over = [m for m in shared if m.start < mark.end and mark.start < m.end]
        return min(over, key=lambda m: m.start, default=None)

    def _at(self, layer: str, start: int, end: int) -> MarkState | None:
        return self.workspace.at(self.workspace.shared.pk, layer, start, end)
