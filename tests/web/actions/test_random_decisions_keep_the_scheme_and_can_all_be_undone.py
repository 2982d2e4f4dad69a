"""Whatever editors do, the scheme holds; undoing all of it gives the beginning, redoing it the end."""

import os
import re

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from annotations.actions.accept_all import accept_all
from annotations.actions.errors import ChangedSince, NothingToUndo, Refused
from annotations.actions.listing import list_again
from annotations.actions.mark_everywhere import Spot, mark_everywhere
from annotations.actions.reject_all import reject_all
from annotations.actions.reopen_article import reopen_article
from annotations.actions.restore_article import restore_article
from annotations.actions.restore_mark import restore_mark
from annotations.actions.review_article import review_article
from annotations.models import AnnotationSet, Decision, ListedPlace, ListedQuote, ListedSpeaker, Mark
from annotations.queries.corpus import document_of
from annotations.queries.steps import Log
from annotations.scheme import Layer, QuoteKind, Rule, check_document
from tests.factories import make_editor, make_mark, make_set
from tests.web.desk import Desk, make_desk

TEXT = "قال أحمد إن «عمّان» كبيرة.\nوأضاف سعد أن بيروت أكبر، «كما\nقال» أحمد."
EXAMPLES = int(os.environ.get("NEWSREADER_HISTORIES", "8"))
NAMES = ["أحمد سالم", "سعد", "البيان"]


class Decisions(RuleBasedStateMachine):
    """Two editors at one article with suggestions."""

    @initialize()
    def begin(self) -> None:
        """An article with suggestions of every layer."""
        Decisions.number = getattr(Decisions, "number", 0) + 1
        number = Decisions.number
        self.desk: Desk = make_desk(f"{TEXT}\n{number}", user=make_editor(f"first {number}"))
        self.other = make_editor(f"second {number}")
        suggestions = make_set(self.desk.version, "suggestions")
        make_set(self.desk.version, "shared")
        self.desk.suggested_quote("إن «عمّان» كبيرة", kind="mixed", speakers=[("أحمد", "أحمد")], cues=["قال"])
        self.desk.suggested_quote("أن بيروت أكبر", speakers=[("سعد", "سعد")], cues=["قال", "أضاف"])
        self.desk.suggested_quote("بيروت أكبر", speakers=[("سعد", "سعد"), ("أحمد", "أحمد")])
        make_mark(suggestions, "place", "بيروت", confidence=0.9)
        make_mark(suggestions, "place", "عمّان", confidence=0.1)
        self.start = self.desk.state()
        self.stood: dict[int, dict] = {}

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

    @rule(second=st.booleans())
    def undo(self, second) -> None:
        """One step back; where that cannot be, past it."""
        blocked: list[Decision] = []

        def step() -> None:
            try:
                self.desk.undo(self.user(second), past=blocked[-1].pk if blocked else None)
            except ChangedSince as changed:
                blocked.extend([changed.decision] if changed.decision else [])
                raise

        self.attempt(step)
        if blocked:
            self.attempt(step)
            assert len({row.pk for row in blocked}) == len(blocked)

    @rule(second=st.booleans())
    def redo(self, second) -> None:
        """One step on again."""
        self.attempt(lambda: self.desk.redo(self.user(second)))

    def some_decision(self, number: int) -> Decision | None:
        found = list(Decision.objects.filter(set=self.desk.shared).order_by("revision"))
        return found[number % len(found)] if found else None

    @rule(number=st.integers(0, 30), second=st.booleans())
    def restore(self, number, second) -> None:
        """The whole article as it was after some decision: never refused, and just as it was."""
        decision = self.some_decision(number)
        if decision is None:
            return
        restore_article(user=self.user(second), version=self.desk.version, decision=decision.pk)
        assert said(self.desk.state()) == self.stood[decision.revision]

    @rule(number=st.integers(0, 30), of=st.integers(0, 30), second=st.booleans())
    def restore_one(self, number, of, second) -> None:
        """One mark, there or gone, as it was after some decision."""
        decision = self.some_decision(number)
        if decision is None:
            return
        logs = Decision.objects.filter(set=self.desk.shared).values_list("changes", flat=True)
        known = sorted({c["id"] for changes in logs for c in changes if c["what"] == "mark"})
        if not known:
            return
        mark = known[of % len(known)]
        now = Mark.objects.filter(pk=mark).first()
        self.attempt(
            lambda: restore_mark(
                user=self.user(second),
                version=self.desk.version,
                mark=mark,
                decision=decision.pk,
                seen_version=now.version if now else None,
            )
        )
        then = self.stood[decision.revision]["marks"].get(mark)
        after = said(self.desk.state())["marks"].get(mark)
        if self.desk.shared.revision not in self.stood and then and after:
            alike = ("layer", "start", "end", "kind", "lemma", "place", "metonymy")
            assert [then[name] for name in alike] == [after[name] for name in alike]

    @invariant()
    def what_stood_is_kept(self) -> None:
        """For `restore`: what each revision left."""
        if hasattr(self, "desk"):
            self.stood.setdefault(self.desk.shared.revision, said(self.desk.state()))

    @invariant()
    def the_scheme_holds(self) -> None:
        """No mark breaks a rule, alone or beside another; reviewed means that nothing is undecided."""
        if not hasattr(self, "desk"):
            return
        for of in AnnotationSet.objects.filter(version=self.desk.version):
            broken = {violation.rule for violation in check_document(document_of(of))}
            if of.kind == "suggestions":
                # A cue that was accepted stays accepted when one of its quotes is rejected.
                broken -= {Rule.USELESS_CUE, Rule.USELESS_MENTION}
            assert not broken
            assert of.kind != "shared" or of.revision == Decision.objects.filter(set=of).count()
        state = self.desk.state()
        if state["state"] == "reviewed":
            assert "undecided" not in {m["status"] for m in state["marks"].values()}
        listed = lists()
        list_again(self.desk.version)
        assert listed == lists()
        used = {e for m in state["marks"].values() for e in [m["entity"], *(s[0] for s in m["speakers"])]}
        assert all(e in used for e, entity in state["entities"].items())

    def teardown(self) -> None:
        """Undo everything, whoever's turn it can be: the beginning is left. Redo it: the end again."""
        if not hasattr(self, "desk"):
            return
        end = self.desk.state()
        turns: list[bool] = []
        blocked: set[bool] = set()
        while len(blocked) < 2:
            for second in (False, True):
                try:
                    done = self.desk.undo(self.user(second))
                    assert done.decision is not None, "an undo that is none: the next would be the same"
                    blocked.clear()
                    turns.append(second)
                except (NothingToUndo, ChangedSince):
                    blocked.add(second)
        if not Log(self.desk.shared.pk).standing:
            assert self.desk.state() == self.start
        for second in reversed(turns):
            self.desk.redo(self.user(second))
        assert self.desk.state() == end


def said(state: dict) -> dict:
    """What a state says, without whose decision it was."""
    whose = ("decided_by", "decided_at")
    marks = {i: {k: v for k, v in m.items() if k not in whose} for i, m in state["marks"].items()}
    return {"marks": marks, "entities": state["entities"]}


def lists() -> list[list[tuple]]:
    """The rows of the lists, without their own numbers."""
    return [
        list(ListedQuote.objects.order_by("pk").values_list()),
        list(ListedSpeaker.objects.order_by("quote", "speaker").values_list("quote", "speaker", "reviewed")),
        list(ListedPlace.objects.order_by("place").values_list("article", "place", "mentions", "reviewed")),
    ]


class TestDecisions(TestCase):
    """Each run in a transaction of its own."""

    def test_decisions(self) -> None:
        """Many random histories."""
        from hypothesis.stateful import run_state_machine_as_test

        run_state_machine_as_test(
            Decisions,
            settings=settings(
                max_examples=EXAMPLES,
                # A failure must be told within the suite's time; shortening a history takes half an hour.
                phases=set(Phase) - {Phase.shrink} if EXAMPLES <= 8 else set(Phase),
                stateful_step_count=10,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
