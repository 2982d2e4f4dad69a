"""The newest rows that a question matches, without ever going through all of them.

A word of half the corpus is found by walking the newest rows until a page is full; a rare one by the index of
words, whose few rows are then sorted. Which of the two a word is, is seen by walking a little first. The
index of words knows no order, so of a phrase it gives the rows that have its words, and so many of the
newest of those are looked at; where more are left, the list goes on at the next page.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, QuerySet

from annotations.queries.cursor import Cursor
from annotations.queries.search.vectors import matches

# Rows that are walked before the index of words is asked.
WALKED = 400
# Rows that have a phrase's words and are looked at for the phrase.
CANDIDATES = 600
# Found ones that are counted; that there are more is said, not how many.
MOST_COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class Rows:
    """What is searched: rows with the reader's rights and the filters in them, and the column of their
    number.

    `walked` finds the same rows as `all`, in the way that suits those that are looked at one by one.
    `reviewed` is whether all of them are, for which there are indexes of their own.
    """

    all: QuerySet[Any]
    walked: QuerySet[Any]
    key: str
    reviewed: bool

    def after(self, cursor: Cursor) -> "Rows":
        """Those that come after a place in the list."""
        older = cursor.older(self.all, self.key), cursor.older(self.walked, self.key)
        return Rows(*older, key=self.key, reviewed=self.reviewed)


@dataclass(frozen=True, slots=True)
class Found:
    """A page of keys, the newest first, and where the next page begins, if there is one. `stopped` is whether
    the search stopped there before the page was full; `counted` tells of a first page how many there are."""

    keys: list[int]
    next: Cursor | None = None
    stopped: bool = False
    counted: "Counted | None" = None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many were found: just `number`, or more than that, or, where not all were looked at, so many at
    the least."""

    number: int
    more: bool = False
    at_least: bool = False


def newest(rows: Rows, strict: str, loose: str, after: Cursor | None, size: int) -> Found:
    """The first `size` of `rows` after `after` that match `strict`, by their `when` and number.

    At most four queries and two settings. `loose` finds all that `strict` finds. What is found is counted
    for the first page; of a phrase those are that stand in rows that were looked at for it anyway.
    """
    if after:
        rows = rows.after(after)
    key, phrase = rows.key, strict != loose
    with _by_the_index():
        edge = _walk_ends(rows, after)
        if edge is not None:
            # What is common, but dear to look at row by row, is counted among those that were walked anyway.
            dear = phrase or rows.walked is not rows.all
            least = WALKED if dear and not after else size
            walked = _page(rows.walked.filter(matches(strict), when__gte=edge), key, least)
            if len(walked) > size:
                found = _found(walked, size)
                if after:
                    return found
                seen = Counted(len({of for _when, of in walked}), at_least=True)
                return replace(found, counted=seen if dear else _count(rows, strict))
        if not phrase:
            # They are sorted all of them, and so many cost no more than a page does.
            least = size if after else MOST_COUNTED
            matching = _page(rows.all.filter(matches(strict)), key, least, sort=True)
            found = _found(matching, size)
            return found if after else replace(found, counted=_counted([of for _when, of in matching]))
        candidates = _page(rows.all.filter(matches(loose)), key, CANDIDATES - 1, sort=True)
        keys = {of for _when, of in candidates}
        among = rows.all.filter(matches(strict), **{f"{key}__in": keys})
        matching = _page(among, key, size if after else CANDIDATES, sort=True)
    found, all_seen = _found(matching, size), len(candidates) < CANDIDATES
    if found.next is None and not all_seen:
        found = Found(found.keys, Cursor(*candidates[-1]), stopped=True)
    if after:
        return found
    return replace(found, counted=Counted(len({of for _when, of in matching}), at_least=not all_seen))


@contextmanager
def _by_the_index() -> Iterator[None]:
    """Rule out that all rows are read. The planner takes a look into a vector, which lies outside its row and
    is compressed, for as cheap as comparing two numbers, and the rows without it are few pages."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")


def _walk_ends(rows: Rows, after: Cursor | None) -> Any:
    """The time of the row where a walk ends; None where there are fewer rows than are walked at most."""
    among = rows.all.model.objects.all()
    if rows.reviewed:
        among = among.filter(reviewed=True)
    if after:
        among = among.filter(when__lte=after.when)
    return among.order_by("-when").values_list("when", flat=True)[WALKED : WALKED + 1].first()


def _page(rows: QuerySet[Any], key: str, size: int, sort: bool = False) -> list[tuple[Any, int]]:
    """One row more than `size`, if there are as many: the time and the key of each."""
    # An order that no index has: the planner would rather walk, for it cannot know how far it will have to.
    order = F("when") + timedelta(0) if sort else F("when")
    return list(rows.order_by(order.desc(), f"-{key}").values_list("when", key)[: size + 1])


def _count(rows: Rows, strict: str) -> Counted:
    """By one query. It stops at so many rows, and the planner would take that for a reason to walk through
    rows in some order; where the word is only of late, that goes through all of them."""
    some = rows.all.filter(matches(strict)).order_by().values_list(rows.key, flat=True)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_indexscan = off")
        keys = list(some[: MOST_COUNTED + 1])
        cursor.execute("SET LOCAL enable_indexscan TO DEFAULT")
    return _counted(keys)


def _counted(keys: list[int]) -> Counted:
    """A very long text has several rows and is counted once."""
    return Counted(min(len(set(keys)), MOST_COUNTED), more=len(keys) > MOST_COUNTED)


def _found(page: list[tuple[Any, int]], size: int) -> Found:
    """A very long text has several rows, and is given once."""
    more = len(page) > size
    page = page[:size]
    return Found(list(dict.fromkeys(key for _when, key in page)), Cursor(*page[-1]) if more else None)
