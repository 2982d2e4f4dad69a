"""Make the next of something while this one is used."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Generic, Self, TypeVar

from django.utils import translation

T = TypeVar("T")


class Ahead(Generic[T]):
    """The items of an iterator, of which a thread makes the next one from `begin` on: a user that is going to
    wait for the database calls it beforehand. Without that each item is made when it is asked for.

    What makes them speaks the language of the block and must not ask the database, whose connection is the
    user's. What it raises is raised where the item is asked for.
    """

    def __init__(self, items: Iterator[T]) -> None:
        self._items = items
        self._coming: Future[T | None] | None = None

    def __enter__(self) -> Self:
        self._thread = ThreadPoolExecutor(1, "ahead")
        self._language = translation.get_language()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.shutdown()

    def begin(self) -> None:
        """Let the next item be made; nothing where it is in the making."""
        self._next()

    def _make(self) -> T | None:
        with translation.override(self._language):
            return next(self._items, None)

    def _next(self) -> Future[T | None]:
        if self._coming is None:
            self._coming = self._thread.submit(self._make)
        return self._coming

    def __iter__(self) -> Iterator[T]:
        while True:
            coming, self._coming = self._next(), None
            item = coming.result()
            if item is None:
                return
            yield item
