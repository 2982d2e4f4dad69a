"""Whatever editors do, the scheme holds; undoing all of it gives the beginning, redoing it the end."""

import os

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import initialize, invariant, rule

from annotations.actions.errors import ChangedSince, NothingToUndo
from annotations.actions.listing import list_again
from annotations.actions.restore_article import restore_article
from annotations.actions.restore_mark import restore_mark
from annotations.models import AnnotationSet, Decision, Mark
from annotations.queries.corpus import document_of
from annotations.queries.steps import Log
from annotations.scheme import Rule, check_document
from tests.web.actions.listed_rows import lists
from tests.web.actions.random_decisions import Editors

EXAMPLES = int(os.environ.get("NEWSREADER_HISTORIES", "8"))


class Decisions(Editors):
    """What they decide, with the steps back and forth in the log and to old states."""

    @initialize()
    def begin(self) -> None:
        """An article as they find it."""
        super().begin()
        self.start = self.desk.state()
        self.stood: dict[int, dict] = {}

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
