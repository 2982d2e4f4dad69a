"""Runs of the whole program on databases of the tests' own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from newsreader.embedded_postgres import use
from newsreader.embedded_postgres.place import Place, place_of
from tests.unit.embedded_postgres.programs import wait_until_gone
from tests.unit.run.running import Run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of an installation that one module shares, in a path with spaces and Arabic."""
    found = tmp_path_factory.mktemp("run") / "بيانات التشغيل"
    yield found
    place = place_of(found / "postgres")
    if place.folder.exists():
        wait_until_gone(place)
        shutil.rmtree(place.folder)


@pytest.fixture
def place(folder: Path) -> Place:
    """Where that installation's embedded database is."""
    return place_of(folder / "postgres")


@pytest.fixture
def run(folder: Path) -> Iterator:
    """Start the program and wait until it serves: ``run(NAME=value, …)``."""
    runs: list[Run] = []

    def start(**variables: str) -> Run:
        runs.append(Run(folder, **variables))
        return runs[-1]

    yield start
    for started in runs:
        if started.process.poll() is None:
            started.process.kill()
            started.process.wait()


@pytest.fixture(scope="module")
def named_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A PostgreSQL to be named in DATABASE_URL; this process holds it."""
    folder = tmp_path_factory.mktemp("named")
    use.socket_folder(folder, durable=False)
    yield place_of(folder)
    use.let_go(folder)
    shutil.rmtree(place_of(folder).folder)


@pytest.fixture
def named_database(named_server: Place) -> Iterator[str]:
    """The address of an empty database there."""
    host = use.socket_folder(named_server.asked, durable=False)

    def execute(statement: str) -> None:
        login = {"host": str(host), "port": 5432, "user": "newsreader", "dbname": "newsreader"}
        with psycopg.connect(**login, autocommit=True) as connection:
            connection.execute(statement)

    execute("CREATE DATABASE elsewhere")
    yield f"postgres://newsreader@{str(host).replace('/', '%2F')}:5432/elsewhere"
    execute("DROP DATABASE elsewhere WITH (FORCE)")
