"""Run one of PostgreSQL's own programs on the embedded database, started for it where it does not run.

``python -m newsreader.embedded_postgres pg_dump --format=custom --file=corpus.dump``
"""

import os
import subprocess
import sys
from pathlib import Path

from newsreader.embedded_postgres import use
from newsreader.embedded_postgres.binaries import programs_folder
from newsreader.embedded_postgres.cluster import DATABASE, ROLE
from newsreader.embedded_postgres.errors import EmbeddedPostgresError
from newsreader.embedded_postgres.place import place_of
from newsreader.folders import DATABASE_DIR

PROGRAMS = ("psql", "pg_dump", "pg_restore")


def main(arguments: list[str]) -> int:
    """Run the named program with the rest of the arguments; its exit status is ours."""
    if not arguments or arguments[0] not in PROGRAMS:
        print(f"Name one of {', '.join(PROGRAMS)}, then its own options.", file=sys.stderr)
        return 2
    folder = Path(DATABASE_DIR)
    try:
        host = use.socket_folder(folder, durable=True)
        program = programs_folder(place_of(folder)) / arguments[0]
    except EmbeddedPostgresError as error:
        print(error, file=sys.stderr)
        return 1
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    environment |= {"PGHOST": str(host), "PGPORT": "5432", "PGUSER": ROLE, "PGDATABASE": DATABASE}
    # The words are those of whoever calls this, for a program of PostgreSQL that runs with that one's rights.
    return subprocess.run([str(program), *arguments[1:]], env=environment, check=False).returncode  # noqa: S603 - as said


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
