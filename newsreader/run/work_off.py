"""A worker that works until a queue has no job left, and says nothing unless something fails.

`python -m newsreader.run.work_off QUEUE`: procrastinate's own command tells on standard error that it begins.
"""

import asyncio
import os
import sys
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from procrastinate import App


def work_off(queue: str) -> None:
    """Do the jobs of `queue` one by one until none is left or SIGTERM comes; delete those that are done."""
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    connector = cast(DjangoConnector, app.connector)
    with app.replace_connector(connector.get_worker_connector()) as worker:
        asyncio.run(_run(worker, queue))


async def _run(app: "App", queue: str) -> None:
    async with app.open_async():
        await app.run_worker_async(queues=[queue], concurrency=1, wait=False, delete_jobs="successful")


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsreader.settings")
    django.setup()
    work_off(sys.argv[1])
