"""Whatever is done to a backup's file, reading it over says so, and which part it was."""

import json
import zipfile
from pathlib import Path

import pytest

from newsreader.backups.archive import SEAL_LENGTH, seal_of, write_archive
from newsreader.backups.checking import checked_backup
from newsreader.backups.errors import BackupError

ROWS = "1\tقال الوزير\n".encode() * 40
PARTS = [
    ("tables/marks", [ROWS[:100], ROWS[100:]]),
    ("tables/texts", [bytes(range(256))]),
    ("releases/1.0/manifest.json", [b"{}"]),
    ("gazetteer.tsv", [b""]),
]
TABLES = {"tables": {"marks": {}, "texts": {}}}


def write(path: Path, parts=PARTS, **told) -> Path:
    with path.open("w+b") as out:
        write_archive(out, parts, lambda: {**TABLES, **told})
    return path


@pytest.fixture
def path(tmp_path) -> Path:
    return write(tmp_path / "all.backup")


def refusal(path: Path) -> str:
    with pytest.raises(BackupError) as refused, checked_backup(path):
        pass
    return str(refused.value)


def test_an_unchanged_one_is_read(path):
    with checked_backup(path) as backup:
        assert b"".join(backup.pieces("tables/marks")) == ROWS
        assert backup.manifest["entries"]["tables/marks"]["bytes"] == len(ROWS)


def test_no_byte_can_be_flipped(path):
    whole = path.read_bytes()
    for at in [*range(0, len(whole), 5), *range(len(whole) - 100, len(whole))]:
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        refusal(path)


def test_it_cannot_be_cut_anywhere_or_made_longer(path):
    whole = path.read_bytes()
    for end in range(0, len(whole), 7):
        path.write_bytes(whole[:end])
        refusal(path)
    path.write_bytes(whole + b"\n")
    refusal(path)


def test_a_cut_one_names_the_part_it_ends_in(path):
    with zipfile.ZipFile(path) as archive:
        texts = archive.getinfo("tables/texts").header_offset
    path.write_bytes(path.read_bytes()[: texts + 150])
    assert (
        f"it ends at byte {texts + 150:,}, within the part tables/texts, which begins at byte {texts:,}"
        in refusal(path)
    )


def test_one_without_its_end_says_so(path):
    whole = path.read_bytes()
    path.write_bytes(whole[: -SEAL_LENGTH - 30])
    assert "is its list of contents, not whole" in refusal(path)


def test_a_flipped_byte_in_a_part_names_it_with_its_place(path):
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        texts = archive.getinfo("tables/texts")
    data[texts.header_offset + 200] ^= 1
    path.write_bytes(data)
    assert f"The part tables/texts, from byte {texts.header_offset:,} of the file" in refusal(path)


def made_anew(path: Path, change) -> Path:
    """The same archive with its parts changed by `change`, sealed as if it were one of ours."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
        new.comment = b"0" * SEAL_LENGTH
    with path.open("r+b") as file:
        seal = seal_of(file)
        file.seek(-SEAL_LENGTH, 2)
        file.write(seal)
    return path


def test_a_part_of_other_bytes_is_named(path):
    changed = made_anew(path, lambda parts: parts.update({"tables/marks": ROWS[:-1]}))
    assert "The part tables/marks" in (said := refusal(changed))
    assert "its SHA-256 differs" in said


def test_a_missing_part_is_named(path):
    changed = made_anew(path, lambda parts: parts.pop("tables/texts"))
    assert refusal(changed) == "The part tables/texts, which the manifest names, is missing."


def test_a_part_too_many_is_named(path):
    changed = made_anew(path, lambda parts: parts.update({"releases/1.0/more": b"x"}))
    assert "releases/1.0/more" in (said := refusal(changed))
    assert "beside what the manifest names" in said


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/etc/evil",
        "releases/../../evil",
        "releases/.making-x/a",
        "tables/a/b",
        "releases\\..\\evil",
        "x",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused_whatever_the_manifest_says(tmp_path, name):
    path = write(tmp_path / "slip", [*PARTS, (name, [b"x"])])
    assert "leads elsewhere" in refusal(path)


def test_other_files_are_no_backups(tmp_path):
    other = tmp_path / "other"
    for data in (b"", b"PK", b"not a zip at all", b"\x1f\x8b" + b"x" * 100):
        other.write_bytes(data)
        assert "is no backup" in refusal(other)
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("document.xml", "<a/>")
    assert "is no backup: it has no manifest.json" in refusal(other)
    for manifest in ({}, [], {"entries": []}):
        with zipfile.ZipFile(other, "w") as archive:
            archive.writestr("manifest.json", json.dumps(manifest))
        assert "of another program" in refusal(other)


def test_a_later_format_is_said(path):
    def later(parts):
        parts["manifest.json"] = parts["manifest.json"].replace(b'"format": 1', b'"format": 2')

    assert "is of format 2, and this version reads 1" in refusal(made_anew(path, later))
