"""Everything that the page of one article shows, from a small, constant number of queries."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from annotations.labels import LAYER_LABELS, QUOTE_KIND_LABELS
from annotations.models import AnnotationSet, Entity, Mark, QuoteCue, QuoteSpeaker
from annotations.permissions import may_edit, may_withdraw, sees_suggestions
from annotations.queries.marks_data import entities_data, marks_data
from annotations.queries.shown import awaits_suggestions, shown_marks
from annotations.queries.standing import links_standing, name_standing, standing_entities
from annotations.rendering.pieces import Piece, Span, cut
from annotations.scheme import Layer, QuoteKind
from newsreader.arabic.folding import fold_name
from newsreader.articles.models import Article, TextVersion

_LINE = re.compile(r"[^\n]+")


@dataclass(slots=True)
class ShownPiece:
    """A stretch of a paragraph as the page draws it; `classes` is empty where no mark covers it.

    `marks` and `layers` are lists parted by spaces, the longest mark first; `anchor` is the mark whose
    element this is (None where an earlier piece has been that, or none begins here), `label` says to
    those who hear the page what begins here.
    """

    text: str
    classes: str = ""
    marks: str = ""
    layers: str = ""
    anchor: int | None = None
    note: int | None = None
    label: str = ""


@dataclass(slots=True)
class Note:
    """What the margin says of one quote: who speaks (names; empty where nobody is named) and its kind.

    `anchor` is the mark by whose element the quote begins.
    """

    mark: int
    anchor: int
    speakers: list[str]
    kind: str
    kind_label: Any
    suggested: bool
    text: str


@dataclass(slots=True)
class Row:
    """One paragraph, ``text[start:end]``: a line that is not empty. With its pieces, and the notes on the
    quotes that begin in it; `blank` where it holds white space alone. `spots` are the marks that begin in
    it at the element of another one: they have an address of their own all the same.
    """

    start: int
    end: int
    pieces: list[ShownPiece]
    notes: list[Note]
    spots: list[int] = field(default_factory=list)

    @property
    def blank(self) -> bool:
        return all(piece.text.isspace() for piece in self.pieces)


@dataclass(slots=True)
class Voice:
    """One speaker of the article, or nobody (`name` empty), with the notes on what was said."""

    name: str
    kind: str
    quotes: list[Note] = field(default_factory=list)


@dataclass(slots=True)
class PlaceShown:
    """One place of the article: the first mark's element, how often it is named, whether all is suggested."""

    name: str
    anchor: int
    count: int
    suggested: bool


@dataclass(slots=True)
class Reading:
    """One article's current text with the marks that one user is shown.

    `suggested` counts the suggestions that wait to be decided; `unsuggested` is whether the machine has
    made none yet, as far as the user is shown such things.
    """

    article: Article
    version: TextVersion
    revision: int
    state: str
    state_label: Any
    editable: bool
    withdrawable: bool
    rows: list[Row]
    voices: list[Voice]
    places: list[PlaceShown]
    counts: dict[str, int]
    suggested: int
    unsuggested: bool
    marks_data: list[dict[str, Any]]
    entities_data: list[dict[str, Any]]


def article_reading(article: Article, user: Any) -> Reading:
    """The reading of `article` for `user`; it asks nobody whether `user` may read it at all.

    The data for the editor's script are filled in for those who may edit. Offsets are code points.
    Raises TextVersion.DoesNotExist where the article has no current text.
    """
    version = TextVersion.objects.get(article=article, is_current=True)
    sets = {
        found.kind: found
        for found in AnnotationSet.objects.filter(version=version, kind__in=["shared", "suggestions"])
    }
    marks = list(
        Mark.objects.filter(shown_marks(user), set__version=version).select_related("place", "entity")
    )
    of_quotes = (shown_marks(user, "quote__"), Q(quote__set__version=version))
    speakers = QuoteSpeaker.objects.filter(*of_quotes)
    says: dict[int, list[QuoteSpeaker]] = {}
    entities = list(Entity.objects.filter(set__in=sets.values()).select_related("set"))
    standing = standing_entities(entities)
    name_standing(standing, marks)
    for link in links_standing(standing, speakers.select_related("entity")):
        says.setdefault(link.quote_id, []).append(link)
    editable = may_edit(user)
    cues = QuoteCue.objects.filter(*of_quotes) if editable else QuoteCue.objects.none()
    shared = sets.get(AnnotationSet.Kind.SHARED)
    state = AnnotationSet.State(shared.state) if shared else AnnotationSet.State.NEW

    stretches = [line.span() for line in _LINE.finditer(version.text)]
    cut_rows = cut(version.text, stretches, [Span(mark.start, mark.end, mark.id) for mark in marks])
    by_id = {mark.id: mark for mark in marks}
    anchors = _anchors(cut_rows)
    notes = {
        mark.id: _note(mark, anchors[mark.id], says.get(mark.id, []))
        for mark in marks
        if mark.layer == Layer.QUOTE
    }
    suggested = sum(is_suggested(mark) for mark in marks)
    return Reading(
        article=article,
        version=version,
        revision=shared.revision if shared else 0,
        state=state.value,
        state_label=state.label,
        editable=editable,
        withdrawable=editable and may_withdraw(user),
        rows=_rows(stretches, cut_rows, by_id, notes),
        voices=_voices(notes, says),
        places=_places(marks, anchors),
        counts={layer.value: sum(mark.layer == layer for mark in marks) for layer in Layer},
        suggested=suggested,
        unsuggested=not suggested and sees_suggestions(user) and awaits_suggestions(sets.values()),
        marks_data=marks_data(marks, says, cues) if editable else [],
        entities_data=entities_data(entities) if editable else [],
    )


def is_suggested(mark: Mark) -> bool:
    """Whether a shown mark is a suggestion that nobody has decided on."""
    return mark.status == Mark.Status.UNDECIDED


def _anchors(rows: list[list[Piece]]) -> dict[int, int]:
    """For each mark the one that names the element where it begins: the longest of those that begin there."""
    return {mark: piece.opens[0] for row in rows for piece in row for mark in piece.opens}


def _note(mark: Mark, anchor: int, links: list[QuoteSpeaker]) -> Note:
    return Note(
        mark=mark.id,
        anchor=anchor,
        speakers=[link.entity.name for link in links],
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
        shown = [_shown(piece, [marks[i] for i in piece.marks]) for piece in pieces]
        spots = [mark for piece in pieces for mark in piece.opens[1:]]
        rows.append(Row(start, end, shown, [notes[mark] for mark in opened], spots))
    return rows


def _shown(piece: Piece, marks: list[Mark]) -> ShownPiece:
    if not marks:
        return ShownPiece(piece.text)
    classes = ["piece"]
    for layer in Layer:
        of_layer = [mark for mark in marks if mark.layer == layer]
        if not of_layer:
            continue
        classes.append(layer.value)
        if all(map(is_suggested, of_layer)):
            classes.append(f"{layer.value}-suggested")
        if layer == Layer.QUOTE:
            classes.append(of_layer[-1].kind or "")
            if len(of_layer) > 1:
                classes.append("nested")
    if all(map(is_suggested, marks)):
        classes.append("suggested")
    opens = [mark for mark in marks if mark.id in piece.opens]
    return ShownPiece(
        text=piece.text,
        classes=" ".join(classes),
        marks=" ".join(str(mark.id) for mark in marks),
        layers=" ".join(dict.fromkeys(mark.layer for mark in marks)),
        anchor=opens[0].id if opens else None,
        note=next((mark.id for mark in opens if mark.layer == Layer.QUOTE), None),
        label="، ".join(str(LAYER_LABELS[Layer(mark.layer)]) for mark in opens),
    )


def _voices(notes: dict[int, Note], says: dict[int, list[QuoteSpeaker]]) -> list[Voice]:
    """Who speaks, in the order of their first quotes; what nobody is named for comes last.

    Two of one kind and name are one voice.
    """
    links = [link for mark in notes for link in says.get(mark, [])]
    voices: dict[tuple[str, str], Voice] = {}
    for link in links:
        entity = link.entity
        key = (entity.kind, fold_name(entity.name))
        voices.setdefault(key, Voice(entity.name, entity.kind)).quotes.append(notes[link.quote_id])
    nobody = [note for mark, note in notes.items() if not says.get(mark)]
    return [*voices.values(), *([Voice("", "", nobody)] if nobody else [])]


def _places(marks: Iterable[Mark], anchors: dict[int, int]) -> list[PlaceShown]:
    """The places, in the order of their first mentions."""
    places: dict[object, PlaceShown] = {}
    for mark in marks:
        if mark.layer != Layer.PLACE:
            continue
        name = mark.place.name if mark.place else mark.place_name
        key = mark.place_id or fold_name(name)
        shown = places.setdefault(key, PlaceShown(name, anchors[mark.id], 0, True))
        shown.count += 1
        shown.suggested &= is_suggested(mark)
    return list(places.values())
