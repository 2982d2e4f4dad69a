"""Django's engine for the embedded database: PostgreSQL's own, with an address that is found by starting it.

Its settings are those of ``django.db.backends.postgresql`` and one more:
``EMBEDDED = {"FOLDER": path, "DURABLE": bool}``.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base, client
from django.db.utils import OperationalError

from newsreader.embedded_postgres import use
from newsreader.embedded_postgres.binaries import programs_folder
from newsreader.embedded_postgres.errors import EmbeddedPostgresError
from newsreader.embedded_postgres.place import place_of


class DatabaseClient(client.DatabaseClient):
    """``manage.py dbshell`` with the psql that came along."""

    def runshell(self, parameters: Iterable[str]) -> None:
        """Start psql on the embedded database. Raises OperationalError."""
        embedded = self.connection.settings_dict["EMBEDDED"]
        self.executable_name = str(programs_folder(place_of(Path(embedded["FOLDER"]))) / "psql")
        self.connection.settings_dict["HOST"] = self.connection.get_connection_params()["host"]
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the embedded database."""

    display_name = "PostgreSQL (embedded)"
    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        """psycopg's arguments; starts the server where it does not run. Raises OperationalError."""
        embedded = self.settings_dict["EMBEDDED"]
        try:
            folder = use.socket_folder(Path(embedded["FOLDER"]), durable=embedded.get("DURABLE", True))
        except EmbeddedPostgresError as error:
            raise OperationalError(str(error)) from error
        # Without a port of its own libpq would take PGPORT, which is another server's.
        return {**super().get_connection_params(), "host": str(folder), "port": 5432}
