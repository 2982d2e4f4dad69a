import os
import shutil
from pathlib import Path

import pytest

from newsreader.embedded_postgres.place import forgotten_places, make_folders, place_of


@pytest.mark.skipif(os.geteuid() != 0, reason="only as root the database lies outside the checkout")
def test_only_a_disposable_one_whose_checkout_is_gone_is_forgotten(place, tmp_path: Path):
    others = {}
    for name in ("tests-gone", "tests-here", "corpus-gone"):
        others[name] = place_of(tmp_path / name / "postgres")
        make_folders(others[name])
        if name.startswith("tests"):
            others[name].disposable.touch()
        if name.endswith("here"):
            (tmp_path / name).mkdir()
    mine = [found for found in forgotten_places(place) if found.asked.is_relative_to(tmp_path)]
    assert [found.folder for found in mine] == [others["tests-gone"].folder]
    for other in others.values():
        shutil.rmtree(other.folder)
