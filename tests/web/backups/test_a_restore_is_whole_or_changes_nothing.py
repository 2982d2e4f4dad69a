"""What is refused leaves every row and file as it was."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from annotations.models import Mark, Release
from newsreader.backups.archive import write_archive
from newsreader.backups.checking import checked_backup
from newsreader.backups.writing import write_backup
from tests.web.backups.conftest import restore, rows


def changed(path: Path, *, parts=None, **told) -> Path:
    """A whole backup of other parts or another manifest."""
    made = path.with_name("changed")
    with checked_backup(path) as backup, made.open("w+b") as out:
        kept = [
            (name, backup.pieces(name)) for name in backup.manifest["entries"] if name not in (parts or {})
        ]
        write_archive(out, [*kept, *((parts or {}).items())], lambda: {**backup.manifest, **told})
    return made


def refused(path: Path, match: str, **options) -> None:
    before = rows()
    with pytest.raises(CommandError, match=match):
        restore(path, **options)
    assert rows() == before


def test_what_cannot_be_brought_back_here_is_refused(backup, settings, tmp_path):
    # A database that holds something,
    refused(backup, r"^Nothing was changed\. .*rows in annotations_annotationset.*--replace")
    # a file that was cut,
    with checked_backup(backup) as whole:
        migrations, tables = whole.manifest["migrations"], whole.manifest["tables"]
        end = whole.archive.getinfo("tables/auth_user").header_offset + 100
    (tmp_path / "cut").write_bytes(backup.read_bytes()[:end])
    within = f"broken or cut short: it ends at byte {end:,}, within the part tables/auth_user"
    refused(tmp_path / "cut", within, replace=True)
    # a backup of a newer version,
    newer = changed(backup, migrations=[*migrations, ["annotations", "9999_later"]])
    refused(newer, "newer version of this program, .* annotations 9999_later", replace=True)
    # one of an older version, as the database is further on,
    older = changed(backup, migrations=[m for m in migrations if m[0] != "intake"])
    refused(older, "older version .* before the migration intake 0001.*Name an empty database", replace=True)
    # and one whose rows break a rule of the database, after others have gone in.
    marks = {name: dict(told) for name, told in tables.items()}
    marks["annotations_quotecue"]["rows"] = 0
    orphan = changed(backup, parts={"tables/annotations_quotecue": []}, tables=marks)
    assert restore(orphan, replace=True)
    less = changed(backup, parts={"tables/auth_user": []}, tables=tables)
    refused(less, "auth_user has 0 rows, not", replace=True)
    assert [path.name for path in Path(settings.RELEASES_DIR).iterdir()] == ["1.0"]


def test_replace_takes_the_place_of_all_that_is_there(backup, settings):
    before = rows()
    Mark.objects.filter(layer="place").delete()
    Release.objects.all().delete()
    extra = Path(settings.RELEASES_DIR) / "0.9"
    extra.mkdir()
    restore(backup, replace=True)
    assert rows() == before
    assert not extra.exists()


def test_releases_that_lie_there_are_not_replaced_unasked(backup, empty_database):
    empty_database()
    with pytest.raises(CommandError, match=r"something here already \(.*releases/1\.0/"):
        restore(backup)
    with connection.cursor() as cursor:
        assert connection.introspection.table_names(cursor) == []


def test_the_same_state_gives_the_same_bytes_of_one_moment_for_its_owner_alone(backup, tmp_path):
    assert backup.stat().st_mode & 0o777 == 0o600
    again = tmp_path / "again"
    again.write_bytes(b"former")
    again.chmod(0o644)
    call_command("backup", str(again), stdout=io.StringIO())
    assert again.read_bytes() == backup.read_bytes()
    assert again.stat().st_mode & 0o777 == 0o600
    with transaction.atomic(), pytest.raises(RuntimeError):
        write_backup(io.BytesIO())


def test_a_backup_that_fails_leaves_the_former_file(desk, settings, tmp_path):
    path = tmp_path / "all.backup"
    path.write_bytes(b"former")
    broken = Path(settings.RELEASES_DIR) / "1.0" / "manifest.json"
    broken.unlink()
    broken.symlink_to("/proc/self/mem")
    with pytest.raises(CommandError, match=r"manifest\.json cannot be read"):
        call_command("backup", str(path), stdout=io.StringIO())
    assert path.read_bytes() == b"former"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []
