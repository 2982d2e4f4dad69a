"""Several who act at the same moment, each in a thread and on a connection to the database of its own."""

import threading
from collections.abc import Callable

from django.db import connection


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act gives back or raises, in the order of the acts; none begins before all are ready."""
    done: list[object] = [None] * len(acts)
    together = threading.Barrier(len(acts))

    def run(number: int) -> None:
        try:
            together.wait(10)
            done[number] = acts[number]()
        except Exception as error:
            done[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return done
