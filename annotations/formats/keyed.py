"""Documents that stand each at a place with a name (a stem, a row, a task): reading and checking them, given
what one is made from.

The items are ``(key, item)``, the key being the place as a fault tells it; they may raise FormatError where
the whole is broken. `document_and_faults` makes of an item and its key a document and every fault of it; it
raises FormatError where there is no document.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from annotations.formats.errors import FormatError
from annotations.formats.readable import broken_rules
from annotations.formats.wording import _
from annotations.scheme import Document

Item = TypeVar("Item")


def documents_of(
    items: Iterable[tuple[str, Item]],
    document_and_faults: Callable[[Item, str], tuple[Document, list[FormatError]]],
) -> Iterator[Document]:
    """The documents as they come. Raises the first FormatError."""
    for key, item in items:
        document, found = document_and_faults(item, key)
        if found:
            raise found[0]
        yield document


def faults_of(
    items: Iterable[tuple[str, Item]],
    document_and_faults: Callable[[Item, str], tuple[Document, list[FormatError]]],
    broken: Callable[[Document, str], Iterator[FormatError]] = broken_rules,
) -> Iterator[FormatError]:
    """What a format's `check` yields: the faults of each document and, where it has none, the rules of the
    scheme it breaks; an id used twice; at last a fault of the whole."""
    seen: dict[str, str] = {}
    try:
        for key, item in items:
            try:
                document, found = document_and_faults(item, key)
            except FormatError as error:
                yield error
                continue
            yield from found
            if document.id in seen:
                yield FormatError(_("the id is that of {other} too", other=seen[document.id]), key=key)
            seen.setdefault(document.id, key)
            if not found:
                yield from broken(document, f"{key}: ")
    except FormatError as error:
        yield error
