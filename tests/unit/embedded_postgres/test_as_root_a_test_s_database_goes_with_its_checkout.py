import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsreader.embedded_postgres.forgotten import forgotten_places, remove_forgotten_places
from newsreader.embedded_postgres.locks import open_lock, try_lock
from newsreader.embedded_postgres.place import Place, make_folders, place_of

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0, reason="only as root the database lies outside the checkout"
)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Callable[[str], Place]]:
    """Make another place: ``other(name)``."""
    made: list[Place] = []

    def make(name: str) -> Place:
        place = place_of(tmp_path / name / "postgres")
        make_folders(place)
        made.append(place)
        if name.startswith("tests"):
            place.disposable.touch()
        if name.endswith("here"):
            (tmp_path / name).mkdir()
        return place

    yield make
    for place in made:
        shutil.rmtree(place.folder, ignore_errors=True)


def test_only_a_disposable_one_whose_checkout_is_gone_is_forgotten(
    place: Place, other: Callable[[str], Place], tmp_path: Path
):
    gone, here, corpus = (other(name) for name in ("tests-gone", "tests-here", "corpus-gone"))
    mine = [found for found in forgotten_places(place) if found.asked.is_relative_to(tmp_path)]
    assert [found.folder for found in mine] == [gone.folder]
    remove_forgotten_places(place)
    assert not gone.folder.exists()
    assert here.folder.exists()
    assert corpus.folder.exists()


@pytest.mark.parametrize("lock", ["start_lock", "users_lock", "guardian_lock"])
def test_one_in_use_stays(place: Place, other: Callable[[str], Place], lock: str):
    used = other("tests-gone")
    descriptor = open_lock(getattr(used, lock))
    assert try_lock(descriptor, exclusive=lock != "users_lock")
    remove_forgotten_places(place)
    assert used.folder.exists()
    os.close(descriptor)
    remove_forgotten_places(place)
    assert not used.folder.exists()
