"""Embedded databases of the tests' own, in a folder with an awkward path, and programs that use them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.embedded_postgres.place import Place, make_folders, place_of
from tests.unit.embedded_postgres.programs import Program, wait_until_gone

AWKWARD = "a folder, 'quoted' & long/أخبار العرب/" + "x" * 90


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A database's place that one module shares; what is left of it in /var/lib, as root, goes afterwards."""
    found = place_of(tmp_path_factory.mktemp("embedded") / AWKWARD)
    # The checkout's folder: without it another program would take the place for a forgotten one.
    found.asked.parent.mkdir(parents=True)
    make_folders(found)
    yield found
    wait_until_gone(found)
    shutil.rmtree(found.folder)


@pytest.fixture
def start(place: Place) -> Iterator:
    """Start a program that uses the database: ``start(statements…)``; see Program."""
    programs: list[Program] = []

    def start_program(code: str = "") -> Program:
        programs.append(Program(place.asked, code))
        return programs[-1]

    yield start_program
    for program in programs:
        program.kill()
    wait_until_gone(place)


@pytest.fixture
def own_folder(tmp_path: Path) -> Iterator[Place]:
    """A place for one test alone."""
    found = place_of(tmp_path / "postgres")
    make_folders(found)
    yield found
    wait_until_gone(found)
    shutil.rmtree(found.folder)
