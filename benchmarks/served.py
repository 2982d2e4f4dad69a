"""A database of its own that is thrown away, and gunicorn on it in a process of its own, for a benchmark."""

import time
from collections.abc import Callable
from typing import Any


def with_a_server(measure: Callable[[str], None]) -> None:
    """Set up Django, database and server, call `measure` with the address, and take all down again."""
    import django

    django.setup()
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    from tests.browser.editing.served import Server

    setup_test_environment(debug=False)
    databases = setup_databases(verbosity=0, interactive=False)
    server = Server()
    try:
        server.start()
        measure(server.url)
    finally:
        server.stop()
        # The database learns of it a little later.
        time.sleep(1)
        teardown_databases(databases, verbosity=0)


def session_of(user: Any) -> str:
    """A log-in's cookie."""
    from django.test import Client

    client = Client()
    client.force_login(user)
    return str(client.cookies["sessionid"].value)
