import os

import pytest

from newsreader.embedded_postgres import cluster
from newsreader.embedded_postgres.errors import EmbeddedPostgresError
from newsreader.embedded_postgres.place import Place


@pytest.mark.parametrize("found", ["17", "19"])
def test_the_folder_of_another_major_version_is_left_alone(tmp_path, found):
    place = Place(tmp_path, tmp_path, as_root=False)
    place.data.mkdir()
    (place.data / "PG_VERSION").write_text(f"{found}\n")
    with pytest.raises(EmbeddedPostgresError) as refused:
        cluster.check_version(place)
    assert f"PostgreSQL {found}" in str(refused.value)
    assert "pg_dump" in str(refused.value)
    assert os.listdir(place.data) == ["PG_VERSION"]


def test_a_folder_that_is_no_database_is_refused(tmp_path):
    place = Place(tmp_path, tmp_path, as_root=False)
    place.data.mkdir()
    with pytest.raises(EmbeddedPostgresError, match="PG_VERSION"):
        cluster.check_version(place)
