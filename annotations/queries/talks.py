"""What people say of an article and of its marks: talks, each a first comment with its answers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, Q

from annotations.models import Comment, Mark
from annotations.permissions import may_resolve


@dataclass(slots=True)
class Talk:
    """A first comment, its answers in their order, the words of its mark (empty for one on the article), and
    whether its user may resolve it. `standing` is the number of the mark that stands for it now, None where
    none does."""

    first: Comment
    words: str = ""
    standing: int | None = None
    resolvable: bool = False
    answers: list[Comment] = field(default_factory=list)


# The tag of a text of which nothing is said, or nothing that its reader is told.
NOTHING_SAID = "0.0"


def open_talks(version_id: int) -> list[int | None]:
    """The mark numbers of the open talks on a text, None for one on the article: one query."""
    return said_on(version_id)[0]


def said_on(version_id: int) -> tuple[list[int | None], str]:
    """The open talks on a text, as `open_talks` gives them, and the tag of all that is said: one query."""
    rows = list(
        Comment.objects.filter(version=version_id)
        .order_by("pk")
        .values_list("pk", "mark", "answers", "resolved_at")
    )
    talks = [mark for _, mark, answers, resolved in rows if answers is None and resolved is None]
    settled = sum(resolved is not None for *_, resolved in rows)
    return talks, talks_tag(rows[-1][0] if rows else None, settled)


def talks_tag(last: int | None, settled: int | None) -> str:
    """What stands for all that is said of a text: its last comment and how many talks are settled."""
    return f"{last or 0}.{settled or 0}"


def counted(talks: Iterable[int | None], shown: Mapping[int, int]) -> dict[int, int]:
    """How many of the talks are on each shown mark; `shown` is as marks_data.shown_as gives it."""
    return dict(Counter(shown[mark] for mark in talks if mark is not None and mark in shown))


def talks_of_mark(user: Any, mark: Mark) -> list[Talk]:
    """The talks on `mark`, and on the suggestion that it was, the oldest first; open ones before others.

    Two queries.
    """
    numbers = [number for number in (mark.pk, mark.origin_id) if number]
    return _talks(user, Q(version=mark.set.version_id, mark__in=numbers), mark.set.version.text, {})


def talks_of_article(user: Any, version: Any) -> list[Talk]:
    """All talks on a text and its marks, likewise. Three queries."""
    rows = Mark.objects.filter(set__version=version).exclude(status=Mark.Status.REJECTED)
    standing: dict[int, int] = {}
    for number, origin, status in rows.values_list("pk", "origin_id", "status"):
        if status != Mark.Status.ACCEPTED:
            standing[number] = number
        if origin:
            standing[origin] = number
    return _talks(user, Q(version=version), version.text, standing)


def comment_called(number: int) -> Comment | None:
    """The comment of this number with the first of its talk and its article."""
    if number > BigIntegerField.MAX_BIGINT:
        return None
    return Comment.objects.select_related("answers", "version__article__source").filter(pk=number).first()


def _talks(user: Any, which: Q, text: str, standing: Mapping[int, int]) -> list[Talk]:
    comments = Comment.objects.filter(which).select_related("author", "resolved_by").order_by("id")
    talks: dict[int, Talk] = {}
    for comment in comments:
        if comment.answers_id is None:
            words = text[comment.start : comment.end] if comment.mark is not None else ""
            stands = standing.get(comment.mark) if comment.mark is not None else None
            talks[comment.pk] = Talk(comment, words, stands, may_resolve(user, comment))
        elif comment.answers_id in talks:
            talks[comment.answers_id].answers.append(comment)
    return sorted(talks.values(), key=lambda talk: not talk.first.open)
