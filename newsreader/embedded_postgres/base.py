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

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        """psql's command line and environment; starts the server. Raises OperationalError."""
        found = {**settings_dict, "HOST": _host(settings_dict), "PORT": "5432"}
        arguments, environment = super().settings_to_cmd_args_env(found, parameters)
        place = place_of(Path(settings_dict["EMBEDDED"]["FOLDER"]))
        return [str(programs_folder(place) / "psql"), *arguments[1:]], environment


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the embedded database."""

    display_name = "PostgreSQL (embedded)"
    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        """psycopg's arguments; starts the server where it does not run. Raises OperationalError."""
        # Without a port of its own libpq would take PGPORT, which is another server's.
        return {**super().get_connection_params(), "host": _host(self.settings_dict), "port": 5432}


def _host(settings_dict: dict[str, Any]) -> str:
    embedded = settings_dict["EMBEDDED"]
    try:
        return str(use.socket_folder(Path(embedded["FOLDER"]), durable=embedded.get("DURABLE", True)))
    except EmbeddedPostgresError as error:
        raise OperationalError(str(error)) from error
