"""What an editor sent and was refused, in words: the sentence it is about and the values by their names."""

from collections.abc import Iterable
from typing import Any

from django.db.models import BigIntegerField, Model, QuerySet
from django.utils.translation import gettext as _

from annotations.labels import ENTITY_KIND_LABELS, LAYER_LABELS, QUOTE_KIND_LABELS, label_of
from annotations.models import Entity, Mark, Place
from annotations.queries.mark_panel import mark_to_edit
from annotations.queries.speaker_names import the_speaker
from annotations.queries.working import working_sets
from annotations.queries.written_number import whole_number
from newsreader.arabic.segments import sentences
from newsreader.articles.models import Article, TextVersion


def sent_in_words(
    article: Article | None, mark_id: int | None, sent: list[tuple[str, str]], user: Any
) -> dict[str, Any]:
    """`article`, `mark` (None where it is gone), `passage` and `said` of a refused request.

    `passage` is the sentence before, in and after the span that was sent, else the mark's; None without one.
    `said` are pairs of a label and a value in words; what the passage shows, and empty values, are left out.
    """
    mark = mark_to_edit(mark_id, user) if mark_id is not None else None
    version = mark.set.version if mark else None
    if article is None and version is not None:
        article = version.article
    if version is None and article is not None:
        version = TextVersion.objects.filter(article=article, is_current=True).first()
    span = _span(sent, version) or ((mark.start, mark.end) if mark else None)
    passage = _passage(version.text, *span) if version is not None and span else None
    return {"article": article, "mark": mark, "passage": passage, "said": _said(sent, version, user)}


def _span(sent: list[tuple[str, str]], version: TextVersion | None) -> tuple[int, int] | None:
    values = dict(sent)
    start, end = (_number(values.get(name, "")) for name in ("start", "end"))
    if version is None or start is None or end is None or not start < end <= len(version.text):
        return None
    return start, end


def _number(written: str) -> int | None:
    number = whole_number(written, digits=19)
    return number if number is not None and number <= BigIntegerField.MAX_BIGINT else None


def _passage(text: str, start: int, end: int) -> tuple[str, str, str]:
    touched = [(a, b) for a, b in sentences(text) if a < end and start < b]
    first = min([start, *(a for a, _end in touched)])
    last = max([end, *(b for _start, b in touched)])
    return text[first:start], text[start:end], text[end:last]


def _said(sent: list[tuple[str, str]], version: TextVersion | None, user: Any) -> list[tuple[str, str]]:
    values: dict[str, list[str]] = {}
    for name, value in sent:
        if value:
            values.setdefault(name, []).append(value)
    said = []
    for name, label, words in _fields(version, user):
        said += [(label, told) for value in values.get(name, ()) if (told := words(value))]
    return said


def _fields(version: TextVersion | None, user: Any) -> Iterable[tuple[str, str, Any]]:
    """The names of values with their labels and what turns a value into words."""
    worked_on = working_sets(user, "set__")
    entities = Entity.objects.filter(worked_on, set__version=version)
    marks = Mark.objects.filter(worked_on, set__version=version)
    return [
        ("layer", _("Layer"), _label(LAYER_LABELS)),
        ("text", _("Words"), str),
        ("kind", _("Kind"), _label(QUOTE_KIND_LABELS)),
        ("speakers", _("Who says it"), _named(entities, "name")),
        ("entity", _("Whom it names"), _named(entities, "name")),
        ("speaker", _("Whom it names"), _speaker),
        ("name", _("Name, without title or rank"), str),
        ("corrects", _("Whose name"), _named(entities, "name")),
        ("corrected", _("The right name, without title or rank"), str),
        ("scope", _("Where it is corrected"), _scope),
        ("entity_kind", _("A new name is a"), _label(ENTITY_KIND_LABELS)),
        ("cues", _("Cues"), _named(marks, "text")),
        ("quotes", _("Belongs to the quote"), _named(marks, "text")),
        ("place", _("In the gazetteer"), _place),
        ("place_name", _("Place"), str),
        ("metonymy", _("It stands for its government or people"), lambda value: "✓"),
        ("lemma", _("Base form"), str),
    ]


def _scope(value: str) -> str:
    return _("here alone") if value == "one" else _("In all quotes of this speaker")


def _label(labels: Any) -> Any:
    return lambda value: str(label_of(labels, value))


def _named(rows: QuerySet[Any, Any], field: str) -> Any:
    def words(value: str) -> str:
        number = _number(value)
        row: Model | None = rows.filter(pk=number).first() if number is not None else None
        return str(getattr(row, field)) if row else value

    return words


def _speaker(value: str) -> str:
    number = _number(value)
    speaker = the_speaker(number) if number is not None else None
    return speaker.name if speaker else value


def _place(key: str) -> str:
    place = Place.objects.filter(key=key).first()
    return place.name if place else key
