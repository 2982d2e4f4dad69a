"""Two editors who decide at random on the marks of one article: the moves of a state machine."""

import re

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from annotations.actions.accept_all import accept_all
from annotations.actions.errors import Refused
from annotations.actions.mark_everywhere import Spot, mark_everywhere
from annotations.actions.reject_all import reject_all
from annotations.actions.reopen_article import reopen_article
from annotations.actions.review_article import review_article
from annotations.models import Mark
from annotations.scheme import Layer, QuoteKind
from tests.factories import make_editor, make_mark, make_set
from tests.web.desk import Desk, make_desk

TEXT = "قال أحمد إن «عمّان» كبيرة.\nوأضاف سعد أن بيروت أكبر، «كما\nقال» أحمد."
NAMES = ["أحمد سالم", "سعد", "البيان"]


class Editors(RuleBasedStateMachine):
    """Two editors at one article with suggestions."""

    @initialize()
    def begin(self) -> None:
        """An article with suggestions of every layer."""
        Editors.number = getattr(Editors, "number", 0) + 1
        number = Editors.number
        self.desk: Desk = make_desk(f"{TEXT}\n{number}", user=make_editor(f"first {number}"))
        self.other = make_editor(f"second {number}")
        suggestions = make_set(self.desk.version, "suggestions")
        make_set(self.desk.version, "shared")
        self.desk.suggested_quote("إن «عمّان» كبيرة", kind="mixed", speakers=[("أحمد", "أحمد")], cues=["قال"])
        self.desk.suggested_quote("أن بيروت أكبر", speakers=[("سعد", "سعد")], cues=["قال", "أضاف"])
        self.desk.suggested_quote("بيروت أكبر", speakers=[("سعد", "سعد"), ("أحمد", "أحمد")])
        make_mark(suggestions, "place", "بيروت", confidence=0.9)
        make_mark(suggestions, "place", "عمّان", confidence=0.1)

    def attempt(self, act) -> None:
        """A refusal is an answer like another, and leaves everything as it was."""
        revision = self.desk.shared.revision
        try:
            act()
        except Refused:
            assert self.desk.shared.revision == revision

    def user(self, second: bool):
        return self.other if second else self.desk.user

    def some_mark(self, number: int, kind: str | None = None) -> Mark | None:
        marks = Mark.objects.filter(set__version=self.desk.version).select_related("set__version")
        if kind:
            marks = marks.filter(set__kind=kind)
        found = list(marks.order_by("id"))
        return found[number % len(found)] if found else None

    @rule(
        layer=st.sampled_from(list(Layer)),
        start=st.integers(0, len(TEXT)),
        length=st.integers(1, 25),
        kind=st.sampled_from([None, *QuoteKind]),
        name=st.sampled_from(["", *NAMES]),
        second=st.booleans(),
        quote=st.none() | st.integers(0, 30),
    )
    def create(self, layer, start, length, kind, name, second, quote) -> None:
        """Mark a span anywhere, moved to the words it touches so that most are sound."""
        text = self.desk.text
        end = min(start + length, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        serves = self.some_mark(quote) if quote is not None else None
        self.attempt(
            lambda: self.desk.create_(
                layer.value,
                "",
                start=start,
                end=end,
                text=text[start:end],
                kind=kind.value if kind and layer == Layer.QUOTE else None,
                name=name,
                user=self.user(second),
                quotes=[serves.pk] if serves and layer in (Layer.CUE, Layer.SPEAKER) else (),
            )
        )

    @rule(
        number=st.integers(0, 30),
        move=st.tuples(st.integers(-6, 6), st.integers(-6, 6)),
        kind=st.sampled_from([None, *QuoteKind]),
        name=st.sampled_from(["", *NAMES]),
        others=st.none() | st.lists(st.integers(0, 30), max_size=2),
        second=st.booleans(),
    )
    def change(self, number, move, kind, name, others, second) -> None:
        """Move a mark's boundaries, give it another kind, speaker, cues or quotes."""
        mark = self.some_mark(number)
        assert mark is not None
        start, end = max(mark.start + move[0], 0), min(mark.end + move[1], len(self.desk.text))
        changes = {"start": start, "end": end, "text": self.desk.text[start:end]}
        if kind:
            changes["kind"] = kind.value
        if name:
            changes["name"] = name
        if others is not None:
            ids = [m.pk for n in others if (m := self.some_mark(n)) is not None]
            changes["cues" if mark.layer == Layer.QUOTE else "quotes"] = ids
        self.attempt(lambda: self.desk.change_(mark, user=self.user(second), **changes))

    @rule(
        number=st.integers(0, 30),
        name=st.sampled_from([*NAMES, "أحمد", "احمد"]),
        everywhere=st.booleans(),
        second=st.booleans(),
    )
    def rename(self, number, name, everywhere, second) -> None:
        """Correct the name of whom a quote or a mention names, here or in all quotes."""
        marks = Mark.objects.filter(set__version=self.desk.version, layer__in=[Layer.QUOTE, Layer.SPEAKER])
        found = list(marks.select_related("set__version").order_by("id"))
        if not found:
            return
        mark = found[number % len(found)]
        named = [mark.entity_id, *mark.quote_speakers.values_list("entity", flat=True)]
        corrects = next((entity for entity in named if entity), None)
        scope = "all" if everywhere else "one"
        self.attempt(
            lambda: self.desk.change_(
                mark, user=self.user(second), corrects=corrects, corrected=name, scope=scope
            )
        )

    @rule(number=st.integers(0, 30), second=st.booleans())
    def delete(self, number, second) -> None:
        """Take any mark away."""
        mark = self.some_mark(number)
        assert mark is not None
        self.attempt(lambda: self.desk.delete(mark, user=self.user(second)))

    @rule(number=st.integers(0, 30), second=st.booleans(), accept=st.booleans())
    def settle(self, number, second, accept) -> None:
        """Accept or reject a suggestion."""
        mark = self.some_mark(number, "suggestions")
        assert mark is not None
        act = self.desk.accept if accept else self.desk.reject
        self.attempt(lambda: act(mark, user=self.user(second)))

    @rule(second=st.booleans(), which=st.sampled_from([accept_all, reject_all, reopen_article]))
    def whole_article(self, second, which) -> None:
        """Accept or reject the rest, or reopen."""
        self.attempt(lambda: which(user=self.user(second), version=self.desk.version))

    @rule(second=st.booleans(), bar=st.sampled_from([0.0, 0.5, 0.9, 1.0]))
    def accept_surer(self, second, bar) -> None:
        """Accept all that are at least so sure."""
        self.attempt(
            lambda: accept_all(user=self.user(second), version=self.desk.version, least_confidence=bar)
        )

    @rule(at=st.integers(0, len(TEXT)), length=st.integers(0, 25), second=st.booleans(), name=st.booleans())
    def point(self, at, length, second, name) -> None:
        """A quote that finds its cue and speaker: of a selection or, without one, of the word at a place."""
        text = self.desk.text
        word = re.compile(r"\w+").search(text, at)
        assert word is not None
        start, end = (at, min(at + length, len(text))) if length else word.span()
        self.attempt(
            lambda: self.desk.create_(
                "quote",
                "",
                start=start,
                end=end,
                text=text[start:end],
                finding=True,
                at=None if length else at,
                name=NAMES[0] if name else "",
                user=self.user(second),
            )
        )

    @rule(
        words=st.sampled_from(["أحمد", "بيروت", "قال"]),
        layer=st.sampled_from([Layer.PLACE, Layer.SPEAKER]),
        number=st.none() | st.integers(0, 30),
        second=st.booleans(),
    )
    def everywhere(self, words, layer, number, second) -> None:
        """The same at all its places, as a place or as whom some mark names."""
        entities = list(self.desk.shared.entities.order_by("id"))
        quotes = Mark.objects.filter(set__version=self.desk.version, layer=Layer.QUOTE).order_by("id")
        served = quotes[number % len(quotes)].pk if number is not None and quotes else None
        spots = [Spot(m.start(), m.end(), words, served) for m in re.finditer(words, self.desk.text)]
        self.attempt(
            lambda: mark_everywhere(
                user=self.user(second),
                version=self.desk.version,
                layer=layer.value,
                spots=spots,
                entity=entities[0].pk if entities else None,
                place_name=words if layer == Layer.PLACE else "",
            )
        )

    @rule(second=st.booleans(), rest=st.sampled_from([None, "accept", "reject"]))
    def review(self, second, rest) -> None:
        """Mark the article reviewed."""
        self.attempt(lambda: review_article(user=self.user(second), version=self.desk.version, rest=rest))
