"""Everything that the page of one article shows, from a small, constant number of queries."""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext

from annotations.labels import LAYER_LABELS, QUOTE_KIND_LABELS
from annotations.models import AnnotationSet, Entity, Mark, QuoteCue, QuoteSpeaker, ReviewStanding
from annotations.permissions import may_approve_this, may_edit, may_withdraw, sees_suggestions
from annotations.queries.changes import tag
from annotations.queries.marks_data import entities_data, marks_data, shown_as
from annotations.queries.reading_keys import give_keys
from annotations.queries.reading_parts import Note, PlaceShown, Reading, Row, ShownPiece, Voice
from annotations.queries.shown import awaits_suggestions
from annotations.queries.standing import links_standing, name_standing, standing_entities
from annotations.queries.talks import NOTHING_SAID, counted, said_on
from annotations.queries.undone import step_names
from annotations.queries.working import marks_of, working_on
from annotations.rendering.classes import Cover, classes_of
from annotations.rendering.pieces import Piece, Span, cut
from annotations.scheme import Layer, QuoteKind
from newsreader.arabic.folding import fold_name
from newsreader.arabic.reading_time import reading_minutes
from newsreader.articles.models import Article, TextVersion

_LINE = re.compile(r"[^\n]+")


def article_reading(article: Article, user: Any) -> Reading:
    """The reading of `article` for `user`; it asks nobody whether `user` may read it at all.

    The data for the editor's script are filled in for those who may edit. Offsets are code points.
    Raises TextVersion.DoesNotExist where the article has no current text.
    """
    version = TextVersion.objects.get(article=article, is_current=True)
    working = working_on(user, version)
    marks = list(Mark.objects.filter(marks_of(user, working)).select_related("place", "entity"))
    of_quotes = marks_of(user, working, "quote__")
    speakers = QuoteSpeaker.objects.filter(of_quotes)
    says: dict[int, list[QuoteSpeaker]] = {}
    entities = list(Entity.objects.filter(set__in=working.sets).select_related("set", "speaker__merged_into"))
    standing = standing_entities(entities)
    name_standing(standing, marks)
    for link in links_standing(standing, speakers.select_related("entity")):
        says.setdefault(link.quote_id, []).append(link)
    editable = may_edit(user)
    cues = list(QuoteCue.objects.filter(of_quotes))
    shared = working.marked
    standing_at = shared.standing if shared else ReviewStanding.NEW

    stretches = [line.span() for line in _LINE.finditer(version.text)]
    cut_rows = cut(version.text, stretches, [Span(mark.start, mark.end, mark.id) for mark in marks])
    by_id = {mark.id: mark for mark in marks}
    anchors = _anchors(cut_rows)
    serving = _serving(marks, says, cues)
    notes = {
        mark.id: _note(mark, anchors[mark.id], says.get(mark.id, []), serving.get(mark.id, []))
        for mark in marks
        if mark.layer == Layer.QUOTE
    }
    suggested = sum(is_suggested(mark) for mark in marks)
    talks, talks_tag = said_on(version.pk) if editable and not working.alone else ([], NOTHING_SAID)
    data = marks_data(marks, says, cues) if editable else []
    rows, voices = _rows(stretches, cut_rows, by_id, notes), _voices(notes, says)
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
        entities_data=entities_data(entities) if editable else [],
        steps=step_names(shared.pk, user.pk) if editable and shared else {},
        talks=counted(talks, shown_as(marks)),
        open_talks=len(talks),
        tag=tag(version.pk, working.marked, working.suggested, talks_tag),
    )


def is_suggested(mark: Mark) -> bool:
    """Whether a shown mark is a suggestion that nobody has decided on."""
    return mark.status == Mark.Status.UNDECIDED


def _decisions(marks: list[Mark], serving: dict[int, list[int]]) -> int:
    """How many suggestions are to be decided one by one: what serves one that waits goes with it."""
    waiting = {mark.id for mark in marks if is_suggested(mark)}
    along = {servant for quote in waiting for servant in serving.get(quote, ())}
    return len(waiting - along)


def _anchors(rows: list[list[Piece]]) -> dict[int, int]:
    """For each mark the one that names the element where it begins: the longest of those that begin there."""
    return {mark: piece.opens[0] for row in rows for piece in row for mark in piece.opens}


def _serving(
    marks: list[Mark], says: dict[int, list[QuoteSpeaker]], cues: list[QuoteCue]
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


def _note(mark: Mark, anchor: int, links: list[QuoteSpeaker], serving: list[int]) -> Note:
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
        suggested=is_suggested(mark),
        text=mark.text,
    )


def _rows(
    stretches: list[tuple[int, int]],
    cut_rows: list[list[Piece]],
    marks: dict[int, Mark],
    notes: dict[int, Note],
) -> list[Row]:
    rows = []
    for (start, end), pieces in zip(stretches, cut_rows, strict=True):
        opened = [mark for piece in pieces for mark in piece.opens if mark in notes]
        shown = [_shown(piece, [marks[i] for i in piece.marks], notes) for piece in pieces]
        spots = [mark for piece in pieces for mark in piece.opens[1:]]
        rows.append(Row(start, end, shown, [notes[mark] for mark in opened], spots))
    return rows


def _shown(piece: Piece, marks: list[Mark], notes: dict[int, Note]) -> ShownPiece:
    if not marks:
        return ShownPiece(piece.text)
    opens = [mark for mark in marks if mark.id in piece.opens]
    return ShownPiece(
        text=piece.text,
        classes=classes_of([Cover(m.layer, m.kind or "", is_suggested(m)) for m in marks]),
        marks=" ".join(str(mark.id) for mark in marks),
        layers=" ".join(dict.fromkeys(mark.layer for mark in marks)),
        anchor=opens[0].id if opens else None,
        note=next((mark.id for mark in opens if mark.layer == Layer.QUOTE), None),
        label="، ".join(_label(mark, notes) for mark in opens),
    )


def _label(mark: Mark, notes: dict[int, Note]) -> str:
    """What begins here, for those who hear the page."""
    if mark.id in notes and (names := notes[mark.id].speakers):
        return f"{gettext('Quote by')} {'، '.join(names)}"
    return str(LAYER_LABELS[Layer(mark.layer)])


def _voices(notes: dict[int, Note], says: dict[int, list[QuoteSpeaker]]) -> list[Voice]:
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


def _places(marks: Iterable[Mark], anchors: dict[int, int]) -> list[PlaceShown]:
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
        shown.suggested &= is_suggested(mark)
    return list(places.values())
