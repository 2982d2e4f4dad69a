"""One article on an editor's desk, for the tests of editing."""

from dataclasses import dataclass
from typing import Any

from annotations.actions.accept_mark import accept_mark
from annotations.actions.change_mark import change_mark
from annotations.actions.create_mark import create_mark
from annotations.actions.delete_mark import delete_mark
from annotations.actions.record import Decided
from annotations.actions.redo_last import redo_last
from annotations.actions.reject_mark import reject_mark
from annotations.actions.undo_last import undo_last
from annotations.actions.workspace import open_workspace
from annotations.models import AnnotationSet, Mark
from annotations.scheme import Layer
from newsreader.articles.models import Article, TextVersion
from tests.factories import make_article, make_editor, make_quote, make_set, version_of

TEXT = (
    "وقال وزير النقل خالد منصور إن الطريق ستفتح غدا في إربد، مضيفا أن العمل انتهى.\n"
    "وأكدت سعاد النجار «لن نتأخر»، وشدد البيان على ضرورة الحذر.\n"
    "وكان الجو باردا في عمّان."
)


@dataclass
class Desk:
    """An article, its text and an editor; spans are named by their words."""

    article: Article
    version: TextVersion
    user: Any
    text: str

    @property
    def shared(self) -> AnnotationSet:
        return AnnotationSet.objects.get(version=self.version, kind="shared")

    def span(self, words: str) -> dict[str, Any]:
        start = self.text.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    def create(self, layer: str, words: str, **values: Any) -> Mark:
        return self.made(self.create_(layer, words, **values))

    def create_(self, layer: str, words: str, **values: Any) -> Decided:
        values = {"user": self.user, "version": self.version, "layer": layer, **self.span(words), **values}
        return create_mark(**values)

    def change(self, mark: Mark, **changes: Any) -> Mark:
        return self.made(self.change_(mark, **changes))

    def change_(self, mark: Mark, **changes: Any) -> Decided:
        values = {"user": self.user, "seen_version": mark.version, **changes}
        return change_mark(mark=mark, **values)

    def delete(self, mark: Mark, **values: Any) -> Decided:
        return delete_mark(**{"user": self.user, "mark": mark, "seen_version": mark.version, **values})

    def accept(self, mark: Mark, **values: Any) -> Mark:
        values = {"user": self.user, "mark": mark, "seen_version": mark.version, **values}
        return self.made(accept_mark(**values))

    def reject(self, mark: Mark, **values: Any) -> Decided:
        return reject_mark(**{"user": self.user, "mark": mark, "seen_version": mark.version, **values})

    def undo(self, user: Any = None, **values: Any) -> Decided:
        return undo_last(user=user or self.user, version=self.version, **values)

    def redo(self, user: Any = None, **values: Any) -> Decided:
        return redo_last(user=user or self.user, version=self.version, **values)

    def made(self, done: Decided) -> Mark:
        return Mark.objects.select_related("set__version", "entity").get(pk=done.marks[0])

    def suggested_quote(self, words: str, **values: Any) -> Mark:
        return make_quote(make_set(self.version, "suggestions"), words, **values)

    def marks(self, layer: str | None = None, kind: str = "shared") -> list[str]:
        """The words of a set's marks, in the order of the text."""
        marks = Mark.objects.filter(set__version=self.version, set__kind=kind)
        return [m.text for m in (marks.filter(layer=layer) if layer else marks)]

    def entities(self) -> list[str]:
        return sorted(e.name for e in self.shared.entities.all())

    def speakers(self, quote: Mark) -> list[tuple[str, str | None]]:
        links = quote.quote_speakers.select_related("entity", "mention")
        return [(link.entity.name, link.mention.text if link.mention else None) for link in links]

    def cues(self, quote: Mark) -> list[str]:
        return [link.cue.text for link in quote.quote_cues.select_related("cue").order_by("cue__start")]

    def state(self) -> dict[str, Any]:
        """All that stands of the article, without what only ever grows: revisions and versions."""
        opened = open_workspace_unlocked(self.version)
        marks = {
            m.id: {name: value for name, value in fields(m).items() if name != "version"}
            for m in opened.marks.values()
        }
        entities = {e.id: fields(e) for e in opened.entities.values()}
        return {
            "marks": marks,
            "entities": entities,
            "state": opened.shared.state,
            "reviewed_at": opened.shared.reviewed_at,
        }


def fields(state: Any) -> dict[str, Any]:
    return dict(state._asdict())


def open_workspace_unlocked(version: TextVersion) -> Any:
    from django.db import transaction

    with transaction.atomic():
        return open_workspace(version)


def make_desk(text: str = TEXT, user: Any = None) -> Desk:
    article = make_article(text)
    return Desk(article, version_of(article), user or make_editor(), text)


LAYERS = [layer.value for layer in Layer]
