"""One text's marks as rows for COPY, and what the log says of them; see annotations.actions.fresh_marks."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from annotations.scheme import Document, Layer
from newsreader.articles.copying import NULL, boolean, optional, text

# What a new mark's state in the log says beside what is its own; as annotations.actions.snapshots has it.
LOGGED: dict[str, Any] = {
    "kind": None, "entity": None, "lemma": "", "place": None, "place_name": "", "metonymy": False,
    "rule": "", "evidence": "", "confidence": None, "status": "", "origin": None, "version": 1,
    "speakers": [], "cues": [],
}  # fmt: skip


@dataclass(slots=True)
class Fresh:
    """A text without sets: its version, its article with source and time as news, and the document of it."""

    version: int
    article: int
    source: int | None
    when: datetime
    document: Document
    shared: int = 0
    entities: dict[str, int] = field(default_factory=dict)
    called: dict[int, tuple[str, str]] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Together:
    """What all texts have in common: whom of the corpus their entities mean, those persons' names, the
    places; whose decision it is, what it says beside the marks, and when."""

    speakers: list[dict[int, int]]
    names: dict[int, tuple[int, list[str]]]
    places: dict[str, int]
    user: int
    reviewed: bool
    notes: dict[str, Any]
    stamp: str


class OfText:
    """The marks of one text: their rows, and what the log says of them and of the entities."""

    def __init__(self, item: Fresh, linked: dict[int, int], told: Together) -> None:
        self.item = item
        self.rows: list[str] = []
        stamp, user, places = told.stamp, told.user, told.places
        self.behind = f"\t\t\t\t1\t{user}\t{stamp}\t{stamp}"
        self.logged = {**LOGGED, "set": item.shared, "decided_by": user}
        self.logged |= {"decided_at": stamp, "created_at": stamp}
        document, numbers, known = item.document, item.marks, item.entities
        self.changes: list[dict[str, Any]] = [
            {
                "what": "entity", "id": number, "before": None,
                "after": {
                    "set": item.shared, "name": name, "kind": kind, "speaker": linked.get(number),
                    "origin": None, "created_at": stamp,
                },
            }
            for number, (name, kind) in item.called.items()
        ]  # fmt: skip
        for mention in document.speakers:
            self._add(Layer.SPEAKER, mention, entity=known[mention.entity])
        for cue in document.cues:
            self._add(Layer.CUE, cue, lemma=cue.lemma)
        for place in document.places:
            self._add(
                Layer.PLACE,
                place,
                place=places.get(place.gazetteer or ""),
                place_name=place.name,
                metonymy=place.metonymy,
            )
        for quote in document.quotes:
            said = [
                {"entity": known[s.entity], "mention": numbers[s.mention] if s.mention else None}
                for s in quote.speakers
            ]
            cues = [numbers[cue] for cue in quote.cues]
            self._add(Layer.QUOTE, quote, kind=quote.kind.value, speakers=said, cues=cues)

    def _add(self, layer: Layer, mark: Any, **values: Any) -> None:
        number = self.item.marks[mark.id]
        words = self.item.document.text[mark.start : mark.end]
        name = values.get("place_name", "")
        self.rows.append(
            f"{number}\t{self.item.shared}\t{layer.value}\t{mark.start}\t{mark.end}\t{text(words)}"
            f"\t{values.get('kind', NULL)}\t{values.get('entity', NULL)}\t{text(values.get('lemma', ''))}"
            f"\t{optional(values.get('place'))}\t{text(name)}\t{boolean(values.get('metonymy', False))}"
            f"{self.behind}"
        )
        after = {**self.logged, "layer": layer.value, "start": mark.start, "end": mark.end, "text": words}
        after |= values
        self.changes.append({"what": "mark", "id": number, "before": None, "after": after})
