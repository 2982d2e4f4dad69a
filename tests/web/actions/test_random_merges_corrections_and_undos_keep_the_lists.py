"""Whatever editors make of speakers and of articles, the lists are those that would be made anew."""

import os
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from annotations.actions.correct_speaker import correct_speaker
from annotations.actions.errors import Refused
from annotations.actions.listing import list_again
from annotations.actions.merge_speakers import merge_speakers
from annotations.actions.undo_speaker_change import undo_speaker_change
from annotations.models import Entity, ListedSpeaker, Mark, Speaker, SpeakerAlias, SpeakerChange
from annotations.queries.speaker_names import persons_named
from newsreader.arabic.folding import fold_name
from tests.factories import make_editor
from tests.web.actions.listed_rows import lists
from tests.web.desk import Desk, make_desk

EXAMPLES = int(os.environ.get("NEWSREADER_HISTORIES", "8"))
NAMES = ["أحمد سالم", "احمد سالم", "أبو خالد", "سعد الحمد", "سعد بن علي", "مها"]
WORDS = ["عمّان كبيرة", "بيروت أكبر", "الجسر اكتمل"]
TEXT = "قال أحمد إن عمّان كبيرة.\nوأضاف سعد أن بيروت أكبر.\nوذكرت مها أن الجسر اكتمل."


class Changes(RuleBasedStateMachine):
    """Two editors at three articles that quote the same people under several names."""

    @initialize()
    def begin(self) -> None:
        """Articles with three quotes each."""
        Changes.number = getattr(Changes, "number", 0) + 1
        self.editor = make_editor(f"editor {Changes.number}")
        self.other = make_editor(f"other {Changes.number}")
        # Names of this history alone: speakers of an earlier one stay.
        self.names = [f"{name} {Changes.number}" for name in NAMES]
        self.desks: list[Desk] = [
            make_desk(f"{TEXT}\n{Changes.number} {n}", user=self.editor) for n in range(3)
        ]
        self.first = SpeakerChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        self.known = set(Speaker.objects.values_list("pk", flat=True))
        for at, desk in enumerate(self.desks):
            for words, name in zip(WORDS, self.names[at:], strict=False):
                desk.create("quote", words, name=name)

    def attempt(self, act) -> Any:
        """A refusal is an answer like another, and leaves everything as it was."""
        before = self.speakers()
        try:
            return act()
        except Refused:
            assert self.speakers() == before

    def speakers(self) -> list[Any]:
        """Who is there, under which names, merged into whom."""
        of = Speaker.objects.exclude(pk__in=self.known).order_by("pk")
        rows = of.values_list("pk", "name", "folded_name", "wikidata", "merged_into")
        called = SpeakerAlias.objects.exclude(speaker__in=self.known).order_by("speaker", "name")
        return [*rows, *called.values_list("speaker", "name")]

    def some_speaker(self, number: int) -> int:
        found = list(Speaker.objects.exclude(pk__in=self.known).order_by("pk").values_list("pk", flat=True))
        return found[number % len(found)] if found else 0

    def user(self, second: bool) -> Any:
        return self.other if second else self.editor

    @rule(
        desk=st.integers(0, 2),
        words=st.sampled_from(WORDS),
        names=st.lists(st.integers(0, len(NAMES) - 1), min_size=1, max_size=2),
    )
    def quote(self, desk, words, names) -> None:
        """Mark a quote, or give it another speaker."""
        at = self.desks[desk]
        for name in names:
            quote = Mark.objects.filter(set__version=at.version, text=words).first()
            if quote is None:
                self.attempt(lambda n=name: at.create_("quote", words, name=self.names[n]))
            else:
                self.attempt(lambda q=quote, n=name: at.change_(q, name=self.names[n]))

    @rule(desk=st.integers(0, 2), number=st.integers(0, 9), speaker=st.integers(0, 9))
    def choose(self, desk, number, speaker) -> None:
        """Let a quote be said by a speaker of the corpus, whom a stale page may still show as one's own."""
        at = self.desks[desk]
        quotes = list(Mark.objects.filter(set__version=at.version, layer="quote").order_by("pk"))
        if quotes and (chosen := self.some_speaker(speaker)):
            self.attempt(lambda: at.change_(quotes[number % len(quotes)], speaker=chosen))

    @rule(desk=st.integers(0, 2), number=st.integers(0, 9), name=st.integers(0, len(NAMES) - 1))
    def rename_in_article(self, desk, number, name) -> None:
        """Correct a name in all quotes of one article."""
        at = self.desks[desk]
        entities = list(Entity.objects.filter(set__version=at.version).order_by("pk"))
        if not entities:
            return
        entity = entities[number % len(entities)]
        quote = Mark.objects.filter(quote_speakers__entity=entity).first()
        if quote is not None:
            changes = {"corrects": entity.pk, "corrected": self.names[name], "scope": "all"}
            self.attempt(lambda: at.change_(quote, **changes))

    @rule(desk=st.integers(0, 2))
    def undo_decision(self, desk) -> None:
        """One step back in an article, over whatever became of its speakers."""
        self.attempt(lambda: self.desks[desk].undo())

    @rule(desk=st.integers(0, 2), number=st.integers(0, 9))
    def delete(self, desk, number) -> None:
        """Take a quote away."""
        at = self.desks[desk]
        quotes = list(Mark.objects.filter(set__version=at.version, layer="quote").order_by("pk"))
        if quotes:
            self.attempt(lambda: at.delete(quotes[number % len(quotes)]))

    @rule(one=st.integers(0, 9), other=st.integers(0, 9), second=st.booleans())
    def merge(self, one, other, second) -> None:
        """Make one of two, also of one that is merged already."""
        pair = {"speaker": self.some_speaker(one), "into": self.some_speaker(other)}
        self.attempt(lambda: merge_speakers(user=self.user(second), **pair))

    @rule(
        number=st.integers(0, 9),
        name=st.integers(0, len(NAMES) - 1),
        wikidata=st.sampled_from(["", "Q1", "Q2"]),
        namesake=st.booleans(),
        second=st.booleans(),
    )
    def correct(self, number, name, wikidata, namesake, second) -> None:
        """Give a speaker another name or entry."""
        self.attempt(
            lambda: correct_speaker(
                user=self.user(second),
                speaker=self.some_speaker(number),
                name=self.names[name],
                wikidata=wikidata,
                namesake=namesake,
            )
        )

    @rule(number=st.integers(0, 4), second=st.booleans())
    def undo_change(self, number, second) -> None:
        """Undo any change of speakers, in whatever order."""
        made = SpeakerChange.objects.filter(pk__gt=self.first).exclude(action="undo")
        standing = made.filter(undone_by__isnull=True)
        changes = [*standing.order_by("-pk"), *made.filter(undone_by__isnull=False)]
        if changes:
            change = changes[number % len(changes)].pk
            self.attempt(lambda: undo_speaker_change(user=self.user(second), change=change))

    @invariant()
    def the_lists_are_those_made_anew(self) -> None:
        """Every listed quote is its speakers', merges followed, and is found by all their names."""
        if not hasattr(self, "desks"):
            return
        listed = lists()
        for desk in self.desks:
            list_again(desk.version)
        assert listed == lists()
        merged = Speaker.objects.filter(merged_into__isnull=False)
        assert not merged.filter(merged_into__merged_into__isnull=False).exists()
        assert not ListedSpeaker.objects.filter(speaker__in=merged).exists()

    @invariant()
    def a_name_leads_to_whoever_is_left(self) -> None:
        """Names and former names, of whom was merged too, lead to speakers that are not merged."""
        if not hasattr(self, "desks"):
            return
        led = persons_named({fold_name(name) for name in self.names})
        left = set(Speaker.objects.filter(merged_into__isnull=True).values_list("pk", flat=True))
        assert {number for numbers in led.values() for number in numbers} <= left

    def teardown(self) -> None:
        """Undo all changes of speakers from the last to the first: each is who it was at first."""
        if not hasattr(self, "desks"):
            return
        changes = SpeakerChange.objects.filter(pk__gt=self.first, undone_by__isnull=True)
        for change in list(changes.exclude(action="undo").order_by("-pk")):
            undo_speaker_change(user=self.editor, change=change.pk)
        self.the_lists_are_those_made_anew()
        of = Speaker.objects.exclude(pk__in=self.known)
        assert not of.filter(merged_into__isnull=False).exists()
        assert not SpeakerAlias.objects.exclude(speaker__in=self.known).exists()
        for speaker in of:
            # A speaker is made under an article's name for it, and by nobody else.
            assert speaker.name in self.names
            assert speaker.wikidata == ""
        self.known |= set(of.values_list("pk", flat=True))


class TestChanges(TestCase):
    """Each run in a transaction of its own."""

    def test_changes(self) -> None:
        """Many random histories."""
        from hypothesis.stateful import run_state_machine_as_test

        run_state_machine_as_test(
            Changes,
            settings=settings(
                max_examples=EXAMPLES,
                # A failure must be told within the suite's time; shortening a history takes half an hour.
                phases=set(Phase) - {Phase.shrink} if EXAMPLES <= 80 else set(Phase),
                stateful_step_count=20,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
