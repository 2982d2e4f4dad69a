"""Find the cue and the speaker of a quote that a person has marked, by the suggester's rules."""

from collections.abc import Iterator
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from annotations.actions.accepting import bring_companion, bring_companions
from annotations.actions.checking import span_broken
from annotations.actions.errors import NoQuoteSeen
from annotations.actions.serving import serve
from annotations.actions.snapshots import EntityState, MarkState
from annotations.actions.speakers import shared_entity, with_speaker
from annotations.actions.workspace import UNDECIDED, Workspace
from annotations.scheme import EntityKind, Layer, shared_part

if TYPE_CHECKING:
    from annotations.suggest.attribution import Attribution, Heard, Said

# The share of the letters of both in common from which on a suggested quote is the one that was marked.
_ALIKE = 0.5
_loading = Lock()
_asked: list[Thread] = []


def get_ready() -> None:
    """Read the suggester's lexicon in a thread, once a process: the first quote does not wait for it then."""
    if not _asked:
        _asked.append(Thread(target=_rules, daemon=True))
        _asked[0].start()


def find_beside(workspace: Workspace, quote: int, told: int | None) -> list[dict[str, Any]]:
    """Give a new shared quote the cues and the speakers that the rules find for it; none where they find
    none, or where the article is to be annotated without suggestions.

    What stands there already serves this quote too, and what is suggested there is accepted. `told` is the
    speaker that the editor named: it stays, and may get its mention. Returns a note for the log: by which
    rules the speakers are who they are.
    """
    if workspace.unaided:
        return []
    mark = workspace.marks[quote]
    suggested = _suggested_alike(workspace, mark)
    if suggested is not None and (suggested.cues or suggested.speakers):
        bring_companions(workspace, suggested, quote)
        if told is not None:
            kept = tuple((e, m) for e, m in workspace.marks[quote].speakers if e == told)
            workspace.update(quote, speakers=kept or ((told, None),))
        return []
    heard = _heard(workspace, mark)
    found = _rules().attribute(workspace.text, mark.start, mark.end, heard)
    return [] if found is None else _take(workspace, quote, found, told)


def quote_near(workspace: Workspace, at: int) -> tuple[int, int, str] | None:
    """The span and the words of the quote that the rules see at an offset, of those that do not stand; None
    where they see none, or the article is to be annotated without suggestions. Raises NoQuoteSeen where they
    see none and a quote stands there.
    """
    if workspace.unaided or not 0 <= at <= len(workspace.text):
        return None
    _rules()
    from annotations.suggest.quote_at import quote_at

    standing = [(m.start, m.end) for m in workspace.of_set(workspace.shared.pk, Layer.QUOTE)]
    found = quote_at(workspace.text, at, standing)
    if found is None and any(start <= at <= end for start, end in standing):
        raise NoQuoteSeen
    return None if found is None else (*found, workspace.text[slice(*found)])


def _rules() -> Any:
    # Imported when it is used: the suggester reads its lexicon, and who only reads pages needs none of it.
    with _loading:
        from annotations.suggest import attribution

        attribution.warm_up()
    return attribution


def _suggested_alike(workspace: Workspace, mark: MarkState) -> MarkState | None:
    """The waiting suggestion of a quote of nearly the same span."""

    def likeness(other: MarkState) -> float:
        return shared_part((mark.start, mark.end), (other.start, other.end))

    waiting = (m for m in workspace.of_set(workspace.suggestions.pk, Layer.QUOTE) if m.status == UNDECIDED)
    best = max(waiting, key=likeness, default=None)
    return best if best is not None and likeness(best) >= _ALIKE else None


def _heard(workspace: Workspace, mark: MarkState) -> "list[Heard]":
    """The quotes before this one with their speakers: those that stand, else those that wait."""
    from annotations.suggest.attribution import Heard

    before = [
        m
        for m in workspace.marks.values()
        if m.layer == Layer.QUOTE and m.speakers and m.start < mark.start and m.status in ("", UNDECIDED)
    ]
    taken = {(m.start, m.end) for m in before if not m.status}
    heard = []
    for quote in before:
        if not quote.status or (quote.start, quote.end) not in taken:
            entity = workspace.entities[quote.speakers[0][0]]
            heard.append(Heard(quote.start, quote.end, entity.name, entity.kind))
    return heard


def _take(workspace: Workspace, quote: int, found: "Attribution", told: int | None) -> list[dict[str, Any]]:
    for start, end in found.cues:
        values = {"lemma": found.lemma, "rule": found.rule, "confidence": found.sure}
        cue = _stand(workspace, Layer.CUE, start, end, values)
        if cue is not None:
            serve(workspace, cue, quote)
    rules = []
    for said in found.speakers:
        mention, entity = _speaker(workspace, said, told)
        if told is not None and entity != told:
            continue
        speakers = workspace.marks[quote].speakers
        workspace.update(quote, speakers=with_speaker(speakers, entity, mention))
        rules.append(said.rule)
    return [{"what": "found", "rules": rules}]


def _speaker(workspace: Workspace, said: "Said", told: int | None) -> tuple[int | None, int]:
    """The mention of a speaker, made where none stands there, and the entity."""
    entity = _named(workspace, said)
    if said.span is None or (told is not None and entity != told):
        return None, entity
    values = {"entity": entity, "rule": said.rule, "confidence": said.sure}
    mention = _stand(workspace, Layer.SPEAKER, *said.span, values)
    named = workspace.marks[mention].entity if mention is not None else None
    return mention, entity if named is None else named


def _stand(workspace: Workspace, layer: Layer, start: int, end: int, values: dict[str, Any]) -> int | None:
    """The shared cue or mention that stands at these words, brought over where it waits, else made; None
    where there may be none.
    """
    for standing in _at(workspace, workspace.shared.pk, layer, start, end):
        return standing.id
    for waiting in _at(workspace, workspace.suggestions.pk, layer, start, end):
        if waiting.status == UNDECIDED:
            return bring_companion(workspace, waiting.id)
    if span_broken(workspace, layer, start, end, None):
        return None
    text = workspace.text[start:end]
    return workspace.add(
        set=workspace.shared.pk, layer=layer, start=start, end=end, text=text, evidence=text, **values
    )


def _at(workspace: Workspace, of: int, layer: Layer, start: int, end: int) -> Iterator[MarkState]:
    return (m for m in workspace.of_set(of, layer) if m.start < end and start < m.end)


def _named(workspace: Workspace, said: "Said") -> int:
    """The shared entity of a speaker: of the name, else of whom it is another form, else a new one."""
    for of in (workspace.shared.pk, workspace.suggestions.pk):
        called = workspace.entity_named(of, said.name, said.kind) or _same_person(workspace, of, said)
        if called is not None:
            return shared_entity(workspace, called.id)
    return workspace.add_entity(workspace.shared.pk, " ".join(said.name.split()), said.kind)


def _same_person(workspace: Workspace, of: int, said: "Said") -> EntityState | None:
    """The one person of a set whose name is a shorter or a longer form of that of a person."""
    from annotations.suggest.fullest_names import same_person

    if said.kind != EntityKind.PERSON:
        return None
    persons = (e for e in workspace.entities.values() if e.set == of and e.kind == EntityKind.PERSON)
    same = [e for e in persons if same_person(e.name, said.name, said.name)]
    return same[0] if len(same) == 1 else None
