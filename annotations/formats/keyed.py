"""Documents that stand each at a place with a name (a stem, a row, a task): reading and checking them, given
what one is made from.

The items are ``(key, item)``, the key being the place as a fault tells it; in the place of an item there may
be the fault that keeps it from being read. They may raise FormatError where the whole is broken.
`document_and_faults` makes of an item and its key a document and every fault of it; it raises FormatError
where there is no document.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from annotations.formats.errors import FormatError
from annotations.formats.readable import broken_rules
from annotations.formats.wording import _
from annotations.scheme import Document

Item = TypeVar("Item")


def documents_of(
    items: Iterable[tuple[str, Item | FormatError]],
    document_and_faults: Callable[[Item, str], tuple[Document, list[FormatError]]],
) -> Iterator[Document]:
    """The documents as they come. Raises the first FormatError."""
    for key, item in items:
        if isinstance(item, FormatError):
            raise item
        document, found = document_and_faults(item, key)
        if found:
            raise found[0]
        yield document


def each_of(
    items: Iterable[tuple[str, Item | FormatError]],
    document_and_faults: Callable[[Item, str], tuple[Document, list[FormatError]]],
) -> Iterator[Document | FormatError]:
    """What a format's `each` yields: a document, or the faults in the place of one."""
    return (one for _key, one in _each(items, document_and_faults))


def faults_of(
    items: Iterable[tuple[str, Item | FormatError]],
    document_and_faults: Callable[[Item, str], tuple[Document, list[FormatError]]],
    broken: Callable[[Document, str], Iterator[FormatError]] = broken_rules,
) -> Iterator[FormatError]:
    """What a format's `check` yields: the faults of each document and, where it has none, the rules of the
    scheme it breaks."""
    for key, one in _each(items, document_and_faults):
        if isinstance(one, FormatError):
            yield one
        else:
            yield from broken(one, f"{key}: ")


def _each(
    items: Iterable[tuple[str, Item | FormatError]],
    document_and_faults: Callable[[Item, str], tuple[Document, list[FormatError]]],
) -> Iterator[tuple[str, Document | FormatError]]:
    """Each document or fault with its key; an id used twice is a fault of the later, a fault of the whole
    comes last."""
    seen: dict[str, str] = {}
    try:
        for key, item in items:
            if isinstance(item, FormatError):
                yield key, item
                continue
            try:
                document, found = document_and_faults(item, key)
            except FormatError as error:
                yield key, error
                continue
            if document.id in seen:
                found = [
                    *found,
                    FormatError(_("the id is that of {other} too", other=seen[document.id]), key=key),
                ]
            seen.setdefault(document.id, key)
            yield from ((key, fault) for fault in found)
            if not found:
                yield key, document
    except FormatError as error:
        yield "", error
