import shutil
import subprocess
import sys

import pytest

from newsreader.embedded_postgres.place import place_of
from tests.unit.embedded_postgres.programs import ROOT, wait_until_gone
from tests.unit.run.running import environment


@pytest.fixture
def call(tmp_path):
    """Call Python in an installation of its own; what it printed."""
    folder = tmp_path / "data"

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment(folder),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    yield run
    place = place_of(folder / "postgres")
    wait_until_gone(place)
    shutil.rmtree(place.folder)


def test_psql_pg_dump_and_the_database_s_shell(call, tmp_path):
    dump = tmp_path / "corpus.sql"
    call("-m", "newsreader.embedded_postgres", "psql", "-qc", "CREATE TABLE kept AS SELECT 'نص' AS text")
    call("-m", "newsreader.embedded_postgres", "pg_dump", "--no-owner", f"--file={dump}")
    assert "نص" in dump.read_text(encoding="utf-8")
    assert call("manage.py", "dbshell", "--", "-Atc", "SELECT text FROM kept") == "نص\n"
