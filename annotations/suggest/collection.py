"""Python's collection of garbage held off where it would go over much and find nothing."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused(keep: bool = False) -> Iterator[None]:
    """Collect no garbage of reference circles inside; what refers to nothing any more goes at once as ever.

    keep: what there is at the end stays as long as the process, and no later collection goes over it. Pauses
    may lie inside one another and in threads side by side: the one that began first ends them.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
        if keep:
            gc.freeze()
    finally:
        if collects:
            gc.enable()
