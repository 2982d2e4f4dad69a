"""Store what the suggester finds in an article as undecided suggestions."""

from typing import Any

from django.db import IntegrityError, transaction

from annotations import scheme
from annotations.actions.checking import neighbours_broken, span_broken
from annotations.actions.database_rules import refusal_for
from annotations.actions.places import places_by_key
from annotations.actions.record import Decided, record
from annotations.actions.replacing import put_back, take_out
from annotations.actions.snapshots import MarkState
from annotations.actions.speakers import with_speaker
from annotations.actions.workspace import UNDECIDED, Workspace, open_workspace
from annotations.actions.writing import check_deferred, write
from annotations.models import AnnotationSet, Decision
from annotations.scheme import Document, Layer
from newsreader.articles.models import TextVersion


def suggest_article(version: TextVersion) -> Decided:
    """Run the suggester on a text and store what it finds; see `store_suggestions`."""
    # Imported when it is used: the suggester reads its lexicon, and pages that only save need none of it.
    from annotations.suggest import SUGGESTER_VERSION, suggest

    document = suggest(version.text)
    return store_suggestions(version, document, suggester=SUGGESTER_VERSION)


def store_suggestions(version: TextVersion, document: Document, *, suggester: str = "") -> Decided:
    """Let the suggestions be the marks of `document`, whose text is the version's, beside the decided ones.

    A decided suggestion is left as it is and not made again. An undecided one that the document has too
    keeps its row, with what the document says of it now; one that it has not is withdrawn. What breaks
    the scheme, alone or beside the decided suggestions or the editors' marks, is left out, and so is a
    cue or mention without a quote. A reviewed text gets none, and so does an article that is to be annotated
    without suggestions. One decision, of nobody, that lists the
    ids; none where nothing changes.
    Raises ValueError where the texts differ.
    """
    if document.text != version.text:
        raise ValueError(f"the document {document.id} is not of text version {version.pk}")
    try:
        with transaction.atomic():
            return _store(open_workspace(version), document, suggester)
    except IntegrityError as error:
        raise refusal_for(error) from error


def _store(workspace: Workspace, document: Document, suggester: str) -> Decided:
    suggestions = workspace.suggestions
    if not takes_suggestions(workspace):
        return Decided(None, suggestions)
    replace_suggestions(workspace, document)
    if not workspace.has_changes():
        # That it was looked at counts too where nothing was found.
        suggestions.suggester_version = suggester
        suggestions.save(update_fields=["suggester_version"])
        return Decided(None, suggestions)
    write(workspace, None, stamp=False)
    marks = [i for i, m in workspace.marks.items() if workspace.marks_before.get(i) != m]
    entities = [i for i in workspace.entities if i not in workspace.entities_before]
    suggestions.suggester_version = suggester
    changes = [{"what": "suggested", "marks": sorted(marks), "entities": sorted(entities)}]
    withdrawn = [i for i in workspace.marks_before if i not in workspace.marks]
    if withdrawn:
        changes.append({"what": "withdrawn", "marks": sorted(withdrawn)})
    workspace.shared.sureness = workspace.sureness()
    workspace.shared.save(update_fields=["sureness"])
    decision = record(suggestions, Decision.Action.SUGGEST, changes, actor=None, at=workspace.now)
    check_deferred()
    return Decided(decision, suggestions, sorted(marks))


def takes_suggestions(workspace: Workspace) -> bool:
    """Whether the text may get suggestions: not one that is reviewed, or that people annotate unaided."""
    return workspace.shared.state != AnnotationSet.State.REVIEWED and not workspace.unaided


def replace_suggestions(workspace: Workspace, document: Document, rule: str = "") -> dict[str, int | None]:
    """Let the undecided suggestions of a workspace be the marks of `document`, as `store_suggestions` says;
    by the document's ids the numbers they got, None for what is left out. `rule` is that of marks without
    one."""
    former = take_out(workspace)
    storing = _Storing(workspace, document, rule)
    storing.run()
    put_back(workspace, former)
    return storing.made


class _Storing:
    """One document on its way into the suggestions set."""

    def __init__(self, workspace: Workspace, document: Document, rule: str) -> None:
        self.workspace = workspace
        self.document = document
        self.rule = rule
        self.set = workspace.suggestions.pk
        self.mentions = {m.id: m for m in document.speakers}
        self.cues = {c.id: c for c in document.cues}
        self.entities = {e.id: e for e in document.entities}
        self.made: dict[str, int | None] = {}

    def run(self) -> None:
        """Quotes with what belongs to them, then places."""
        for quote in self.document.quotes:
            self._store_quote(quote)
        keys = places_by_key(p.gazetteer or "" for p in self.document.places)
        for place in self.document.places:
            self._store_mark(
                Layer.PLACE,
                place,
                place_name=" ".join(place.name.split()) or self._words(place),
                place=keys.get(place.gazetteer or ""),
                metonymy=place.metonymy,
            )
        self._drop_what_serves_nothing()

    def _store_quote(self, quote: scheme.Quote) -> None:
        stored = self._store_mark(Layer.QUOTE, quote, kind=str(quote.kind))
        if stored is None or self.workspace.marks[stored].status != UNDECIDED:
            return
        before = self.workspace.marks[stored]
        cues, speakers = before.cues, before.speakers
        for name in quote.cues:
            cue = self.cues.get(name)
            found = self._store_mark(Layer.CUE, cue, lemma=cue.lemma) if cue is not None else None
            if found is not None and found not in cues:
                cues = (*cues, found)
        is_new = stored not in self.workspace.marks_before
        for speaker in quote.speakers if is_new or not speakers else ():
            entity = self._entity(speaker.entity)
            if entity is None:
                continue
            mention = self.mentions.get(speaker.mention) if speaker.mention is not None else None
            found = self._store_mark(Layer.SPEAKER, mention, entity=entity) if mention is not None else None
            named = self.workspace.marks[found].entity if found is not None else None
            speakers = with_speaker(speakers, entity if named is None else named, found)
        if (cues, speakers) != (before.cues, before.speakers):
            version = before.version if is_new else before.version + 1
            self.workspace.update(stored, cues=cues, speakers=speakers, version=version)

    def _store_mark(self, layer: Layer, mark: Any, **values: Any) -> int | None:
        """The suggestion of this span, added where there is none and it can stand; else None.

        One that stands for a cue or a mention counts only while it is undecided.
        """
        if mark.id in self.made:
            return self.made[mark.id]
        self.made[mark.id] = found = self._find_or_add(layer, mark, values)
        return found

    def _find_or_add(self, layer: Layer, mark: Any, values: dict[str, Any]) -> int | None:
        standing = self.workspace.at(self.set, layer, mark.start, mark.end)
        if standing is not None:
            return standing.id if layer == Layer.QUOTE or standing.status == UNDECIDED else None
        if span_broken(self.workspace, layer, mark.start, mark.end, values.get("kind")):
            return None
        span = {"layer": str(layer), "start": mark.start, "end": mark.end, "text": self._words(mark)}
        for beside in (self.set, self.workspace.shared.pk):
            if neighbours_broken(self.workspace, MarkState(id=0, set=beside, **span)):
                return None
        why = mark.why
        return self.workspace.add(
            set=self.set,
            status=UNDECIDED,
            rule=why.rule if why else self.rule,
            evidence=why.evidence if why else "",
            confidence=min(max(why.confidence, 0.0), 1.0) if why else None,
            **span,
            **values,
        )

    def _drop_what_serves_nothing(self) -> None:
        """A document may name one speaker of a quote twice, or by a mention that is another's."""
        for mark in list(self.workspace.marks.values()):
            serves = mark.layer in (Layer.CUE, Layer.SPEAKER)
            if mark.id < 0 and serves and not self.workspace.quotes_of(mark.id):
                self.workspace.drop(mark.id)
        used = self.workspace.used_entities()
        for entity_id in [i for i in self.workspace.entities if i < 0 and i not in used]:
            del self.workspace.entities[entity_id]

    def _entity(self, name: str) -> int | None:
        entity = self.entities.get(name)
        words = " ".join(entity.name.split()) if entity is not None else ""
        if entity is None or not words:
            return None
        for standing in self.workspace.entities.values():
            if (standing.set, standing.name, standing.kind) == (self.set, words, str(entity.kind)):
                return standing.id
        return self.workspace.add_entity(self.set, words, str(entity.kind))

    def _words(self, mark: Any) -> str:
        return self.document.text[mark.start : mark.end]
