"""The history of an article and of one mark: the log of decisions as people read it, newest first."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from annotations.models import AnnotationSet, Decision, Mark
from annotations.queries.history_words import Told, Words
from annotations.queries.steps import first_actions, undone_now
from annotations.queries.undone import decided_on
from annotations.queries.working import working_sets
from annotations.scheme import Layer
from newsreader.articles.models import Article

PAGE = 25
# What one entry shows openly of what it was on, and in all of what followed.
MOST_OPEN = 8
MOST_FOLLOWED = 100


@dataclass(slots=True)
class Entry:
    """One decision: `about` is what it was on, `followed` what that brought with it, `more` how many further
    marks are left out. `first` is, of an undo or a redo, the action that it is about. `state` is the review
    state before and after, where it changed. `suggested` and `withdrawn` count what a run of the suggester
    found and took out, `imported` names a file and its format. `restorable` is whether the article, or in a
    mark's history the mark, can be brought to what stood after it.
    """

    id: int
    revision: int
    action: str
    label: Any
    first: Any
    who: str
    at: datetime
    undone: bool = False
    about: list[Told] = field(default_factory=list)
    followed: list[Told] = field(default_factory=list)
    more: int = 0
    state: tuple[Any, Any] | None = None
    suggested: int = 0
    withdrawn: int = 0
    imported: tuple[str, str] | None = None
    restorable: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """A page of entries; `next` is the number that the next, older page begins after, None on the last one.

    `revision` is the shared set's, 0 where there is none. Of a mark's history `mark` is the mark as it
    stands, None where it is gone, `number` its number, `layer` and `words` what it is or was.
    """

    entries: list[Entry]
    next: int | None
    revision: int
    mark: Mark | None = None
    number: int = 0
    layer: str = ""
    words: str = ""


def article_history(article: Article, user: Any, before: int | None = None, size: int = PAGE) -> History:
    """The decisions on all texts of `article`, of the sets that `user` works on, from the one before the row
    `before` on.

    Of a withdrawn article it tells who did what when, and no words, for the log has none. A constant number
    of queries.
    """
    sets = _sets(article, user)
    rows = _rows(sets, before)
    return _page(sets, rows, size, None)


def mark_history(
    article: Article, user: Any, mark_id: int, before: int | None = None, size: int = PAGE
) -> History | None:
    """The decisions on one mark, with those on the suggestion it was accepted from or the mark a suggestion
    became; None where the article never had such a mark. A constant number of queries.
    """
    sets = _sets(article, user)
    # What an accepted suggestion became before the suggestion itself.
    marks = Mark.objects.filter(Q(pk=mark_id) | Q(origin=mark_id), set__in=sets)
    mark = marks.order_by(F("origin").desc(nulls_last=True)).first()
    number = mark_id if mark is None else mark.pk
    last = Decision.objects.filter(_naming(number), set__in=sets).order_by("-pk").first()
    if mark is None and last is None:
        return None
    state = _state_in(last, number)
    origin = mark.origin_id if mark is not None else state.get("origin")
    focus = {number, origin} if origin else {number}
    named = Q()
    for one in focus:
        named |= _naming(one) | Q(changes__contains=[{"what": "suggested", "marks": [one]}])
    page = _page(sets, _rows(sets, before).filter(named), size, focus, mark)
    layer, words = (mark.layer, mark.text) if mark is not None else (state["layer"], state["text"])
    return History(page.entries, page.next, page.revision, mark, number, layer, words)


def _sets(article: Article, user: Any) -> dict[int, AnnotationSet]:
    sets = AnnotationSet.objects.filter(working_sets(user), version__article=article)
    return {of.pk: of for of in sets.select_related("version")}


def _rows(sets: dict[int, AnnotationSet], before: int | None) -> QuerySet[Decision]:
    rows = Decision.objects.filter(set__in=sets).select_related("actor").order_by("-pk")
    return rows if before is None else rows.filter(pk__lt=before)


def _naming(number: int) -> Q:
    return Q(changes__contains=[{"what": "mark", "id": number}])


def _state_in(decision: Decision | None, mark_id: int) -> dict[str, Any]:
    changes = decision.changes if decision is not None else []
    states = [c["after"] or c["before"] for c in changes if (c["what"], c.get("id")) == ("mark", mark_id)]
    return states[0] if states else {}


def _page(
    sets: dict[int, AnnotationSet],
    rows: QuerySet[Decision],
    size: int,
    focus: set[int] | None,
    mark: Mark | None = None,
) -> History:
    found = list(rows[: size + 1])
    shown = found[:size]
    actions = first_actions([row.pk for row in shown if row.undoes_id])
    undone = undone_now([row.pk for row in shown])
    words = Words(list(sets), shown)
    shared = [of for of in sets.values() if of.kind in AnnotationSet.MARKED and of.version.is_current]
    current = shared[0] if shared else None
    entries = []
    for row in shown:
        entry = _entry(row, actions.get(row.pk), words, focus)
        entry.undone = row.pk in undone
        ours = current is not None and row.set_id == current.pk
        if focus is None:
            entry.restorable = ours and current is not None and row.revision < current.revision
        else:
            entry.restorable = ours and _brings_back(row, focus, mark)
        entries.append(entry)
    return History(
        entries,
        shown[-1].pk if len(found) > size else None,
        current.revision if current is not None else 0,
    )


def _brings_back(row: Decision, focus: set[int], mark: Mark | None) -> bool:
    """Whether the shared mark stood after `row`, as another version than it has now."""
    for change in row.changes:
        state = change["after"] if change["what"] == "mark" and change["id"] in focus else None
        if state and not state["status"]:
            return mark is None or (mark.pk == change["id"] and mark.version != state["version"])
    return False


def _entry(row: Decision, first: str | None, words: Words, focus: set[int] | None) -> Entry:
    entry = Entry(
        id=row.pk,
        revision=row.revision,
        action=row.action,
        label=Decision.Action(row.action).label,
        first=Decision.Action(first).label if first else "",
        who=row.actor.get_username() if row.actor else "",
        at=row.at,
    )
    for change in row.changes:
        if change["what"] == "suggested":
            entry.suggested = len(change["marks"])
        elif change["what"] == "withdrawn":
            entry.withdrawn = len(change["marks"])
        elif change["what"] == "imported":
            entry.imported = (change["file"], change["format"])
        elif change["what"] == "set" and change["before"]["state"] != change["after"]["state"]:
            former, now = (AnnotationSet.State(change[side]["state"]).label for side in ("before", "after"))
            entry.state = (former, now)
    if row.action == Decision.Action.SUGGEST:
        return entry
    told = words.told(row)
    if focus is None:
        heads = _heads(row, first)
        about = [one for one in told if one.mark in heads] or told[:1]
    else:
        about = [one for one in told if one.mark in focus | _outcomes(row, focus)]
    entry.about = about[:MOST_OPEN]
    shown = {one.mark for one in entry.about}
    followed = [one for one in told if one.mark not in shown]
    entry.followed = followed[:MOST_FOLLOWED]
    entry.more = len(followed) - len(entry.followed)
    return entry


def _outcomes(row: Decision, suggestions: set[int]) -> set[int]:
    """The marks of a decision that were accepted from one of these suggestions."""
    changes = [c for c in row.changes if c["what"] == "mark"]
    return {c["id"] for c in changes if (c["after"] or c["before"])["origin"] in suggestions}


def _heads(row: Decision, first: str | None) -> set[int]:
    """The marks that a decision was on: its quotes and places, or whatever else it was made on."""
    changes = [c for c in row.changes if c["what"] == "mark"]
    if row.action == Decision.Action.UNDO:
        changes = [{**c, "before": c["after"], "after": c["before"]} for c in changes]
    about = decided_on(first or row.action, changes)
    heads = [c for c in about if (c["before"] or c["after"])["layer"] in (Layer.QUOTE, Layer.PLACE)]
    ids = {c["id"] for c in heads or about[:1]}
    # A suggestion is told under the mark that it became.
    origins = {c["id"] for c in changes if (c["before"] or c["after"])["origin"] in ids}
    return ids | origins
