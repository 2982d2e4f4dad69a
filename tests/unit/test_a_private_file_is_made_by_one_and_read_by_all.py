import stat
from concurrent.futures import ThreadPoolExecutor

from newsreader.private_file import read_or_make_private, write_private


def test_of_many_who_make_it_at_once_all_read_the_same(tmp_path):
    path = tmp_path / "key"
    with ThreadPoolExecutor(16) as pool:
        read = set(pool.map(lambda number: read_or_make_private(path, f"key {number}"), range(64)))
    assert read == {path.read_text()}
    assert [found.name for found in tmp_path.iterdir()] == ["key"]


def test_only_its_owner_may_read_it(tmp_path):
    path = tmp_path / "password"
    path.write_text("old")
    path.chmod(0o644)
    write_private(path, "new")
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
