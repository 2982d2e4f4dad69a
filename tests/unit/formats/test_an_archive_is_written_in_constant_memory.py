import io
import tracemalloc
import zipfile

from annotations.formats import zipping
from annotations.formats.zipping import ZipWriter


def written(files: dict[str, bytes]) -> io.BytesIO:
    out = io.BytesIO()
    writer = ZipWriter(out)
    for name, data in files.items():
        writer.add(name, data)
    writer.close()
    return out


def test_zipfile_reads_every_file():
    files = {"a.txt": "عمّان 🚢".encode(), "فارغ.txt": b"", "b/c.bin": bytes(range(256))}
    with zipfile.ZipFile(written(files)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert archive.getinfo("a.txt").date_time == (1980, 1, 1, 0, 0, 0)


def test_more_files_than_sixteen_bits_count_are_read():
    out = written({str(number): b"" for number in range(70_000)})
    with zipfile.ZipFile(out) as archive:
        assert len(archive.namelist()) == 70_000
        assert archive.namelist()[-1] == "69999"


def test_an_archive_longer_than_thirty_two_bits_count_is_read(monkeypatch):
    # The same fields as beyond 4 GB, from a hundred bytes on.
    monkeypatch.setattr(zipping, "_MOST", 100)
    out = io.BytesIO()
    writer = ZipWriter(out)
    for name in ("a", "b", "c"):
        writer.add(name, name.encode() * 70)
    monkeypatch.undo()
    directory = writer._directory.tell()
    writer._directory.seek(0)
    entries = writer._directory.read(directory)
    assert entries.count((100).to_bytes(4, "little") + b"b") == 1
    assert entries[-8:] == (202).to_bytes(8, "little")


def test_memory_does_not_grow_with_the_files():
    class Nowhere:
        def write(self, data: bytes) -> int:
            return len(data)

    writer = ZipWriter(Nowhere())
    tracemalloc.start()
    for number in range(50_000):
        writer.add(f"{number}.txt", b"text")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    writer.close()
    assert most < 4 * 2**20
