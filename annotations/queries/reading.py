"""Everything that the page of one article shows, from a small, constant number of queries."""

from collections.abc import Iterable
from typing import Any

from annotations.labels import QUOTE_KIND_LABELS
from annotations.models import AnnotationSet, ReviewStanding
from annotations.permissions import may_approve_this, may_edit, may_withdraw, sees_suggestions
from annotations.queries.changes import tag
from annotations.queries.marks_data import entities_data, marks_data, shown_as
from annotations.queries.reading_keys import give_keys
from annotations.queries.reading_parts import Note, PlaceShown, Reading, Voice
from annotations.queries.reading_rows import anchors_of, rows_of
from annotations.queries.shown import awaits_suggestions
from annotations.queries.shown_marks import ShownCue, ShownLink, ShownMark, all_shown
from annotations.queries.talks import NOTHING_SAID, counted, said_on
from annotations.queries.undone import step_names
from annotations.queries.working import working_on
from annotations.scheme import Layer, QuoteKind
from newsreader.arabic.folding import fold_name
from newsreader.arabic.reading_time import reading_minutes
from newsreader.articles.models import Article, TextVersion


def article_reading(article: Article, user: Any) -> Reading:
    """The reading of `article` for `user`; it asks nobody whether `user` may read it at all.

    The data for the editor's script are filled in for those who may edit. Offsets are code points.
    Raises TextVersion.DoesNotExist where the article has no current text.
    """
    version = TextVersion.objects.get(article=article, is_current=True)
    working = working_on(user, version)
    shown = all_shown(user, working)
    marks, says, cues = shown.marks, shown.says, shown.cues
    editable = may_edit(user)
    shared = working.marked
    standing_at = shared.standing if shared else ReviewStanding.NEW

    anchors = anchors_of(marks)
    serving = _serving(marks, says, cues)
    notes = {
        mark.id: _note(mark, anchors[mark.id], says.get(mark.id, []), serving.get(mark.id, []))
        for mark in marks
        if mark.layer == Layer.QUOTE
    }
    suggested = sum(mark.suggested for mark in marks)
    talks, talks_tag = said_on(version.pk) if editable and not working.alone else ([], NOTHING_SAID)
    data = marks_data(marks, says, cues) if editable else []
    rows, voices = rows_of(version.text, marks, anchors, notes), _voices(notes, says)
    if editable:
        give_keys(rows, voices, data)
    return Reading(
        article=article,
        version=version,
        revision=shared.revision if shared else 0,
        state=shared.state if shared else AnnotationSet.State.NEW.value,
        standing=standing_at.value,
        state_label=standing_at.label,
        approvable=editable and shared is not None and may_approve_this(user, shared),
        editable=editable,
        withdrawable=editable and may_withdraw(user),
        rows=rows,
        voices=voices,
        places=_places(marks, anchors),
        counts={layer.value: sum(mark.layer == layer for mark in marks) for layer in Layer},
        suggested=suggested,
        decisions=_decisions(marks, serving),
        unsuggested=not suggested
        and not working.alone
        and sees_suggestions(user)
        and awaits_suggestions(working.sets),
        alone=working.alone,
        minutes=reading_minutes(version.text),
        marks_data=data,
        entities_data=entities_data(shown.entities) if editable else [],
        steps=step_names(shared.pk, user.pk) if editable and shared else {},
        talks=counted(talks, shown_as(marks)),
        open_talks=len(talks),
        tag=tag(version.pk, working.marked, working.suggested, talks_tag),
    )


def _decisions(marks: list[ShownMark], serving: dict[int, list[int]]) -> int:
    """How many suggestions are to be decided one by one: what serves one that waits goes with it."""
    waiting = {mark.id for mark in marks if mark.suggested}
    along = {servant for quote in waiting for servant in serving.get(quote, ())}
    return len(waiting - along)


def _serving(
    marks: list[ShownMark], says: dict[int, list[ShownLink]], cues: list[ShownCue]
) -> dict[int, list[int]]:
    """By quote the mentions and cues that serve it, of those that are shown."""
    shown = shown_as(marks)
    links = [(link.quote_id, link.mention_id) for of_quote in says.values() for link in of_quote]
    links += [(link.quote_id, link.cue_id) for link in cues]
    serving: dict[int, list[int]] = {}
    for quote, mark in links:
        if mark in shown:
            serving.setdefault(quote, []).append(shown[mark])
    return serving


def _note(mark: ShownMark, anchor: int, links: list[ShownLink], serving: list[int]) -> Note:
    return Note(
        mark=mark.id,
        anchor=anchor,
        speakers=list(dict.fromkeys(link.entity.shown_name for link in links)),
        known=list(
            dict.fromkeys(
                (link.entity.shown_name, number) for link in links if (number := link.entity.corpus_speaker)
            )
        ),
        serving=serving,
        kind=mark.kind or "",
        kind_label=QUOTE_KIND_LABELS[QuoteKind(mark.kind or "")],
        suggested=mark.suggested,
        text=mark.text,
    )


def _voices(notes: dict[int, Note], says: dict[int, list[ShownLink]]) -> list[Voice]:
    """Who speaks, in the order of their first quotes; what nobody is named for comes last.

    Two of one kind and name are one voice.
    """
    links = [link for mark in notes for link in says.get(mark, [])]
    voices: dict[tuple[str, str], Voice] = {}
    for link in links:
        entity = link.entity
        key = (entity.kind, fold_name(entity.shown_name))
        voice = voices.setdefault(key, Voice(entity.shown_name, entity.kind))
        voice.speaker = voice.speaker or entity.corpus_speaker
        voice.quotes.append(notes[link.quote_id])
    nobody = [note for mark, note in notes.items() if not says.get(mark)]
    return [*voices.values(), *([Voice("", "", quotes=nobody)] if nobody else [])]


def _places(marks: Iterable[ShownMark], anchors: dict[int, int]) -> list[PlaceShown]:
    """The places, in the order of their first mentions."""
    places: dict[object, PlaceShown] = {}
    for mark in marks:
        if mark.layer != Layer.PLACE:
            continue
        name = mark.place.name if mark.place else mark.place_name
        key = mark.place_id or fold_name(name)
        entry = mark.place.key if mark.place else None
        shown = places.setdefault(key, PlaceShown(name, anchors[mark.id], 0, True, entry))
        shown.count += 1
        shown.suggested &= mark.suggested
    return list(places.values())
