"""A full round trip into an emptied database, and files that are broken."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from annotations.actions.make_release import make_release
from annotations.actions.review_article import review_article
from annotations.formats import jsonl
from annotations.models import Decision, Mark, Release
from annotations.queries.corpus import reviewed_documents
from newsreader.articles.models import Article
from newsreader.backups.tables import tables
from tests.web.desk import make_desk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def backup(settings, tmp_path) -> Path:
    """A backup of a reviewed article, its log and a release."""
    settings.RELEASES_DIR = str(tmp_path / "releases")
    settings.GAZETTEER_FILE = ""
    desk = make_desk()
    desk.create("quote", "إن الطريق ستفتح غدا", name="خالد منصور", cues=["قال"])
    desk.create("place", "إربد")
    review_article(user=desk.user, version=desk.version)
    make_release(user=None, version="1.0", licence="CC-BY-4.0")
    path = tmp_path / "all.backup"
    call_command("backup", str(path), stdout=io.StringIO())
    return path


def rows() -> dict[str, list]:
    found = {}
    with connection.cursor() as cursor:
        for table in tables():
            names = ", ".join(f'"{column}"' for column in table.columns)
            cursor.execute(f'SELECT {names} FROM "{table.name}" ORDER BY 1')  # noqa: S608
            found[table.name] = cursor.fetchall()
    return found


def restore(path: Path, **options) -> str:
    out = io.StringIO()
    call_command("restore", str(path), stdout=out, **options)
    return out.getvalue()


def test_every_row_and_every_file_is_as_it_was(backup, settings):
    before, corpus = rows(), [jsonl.write_document(d) for d in reviewed_documents()]
    files = {p: p.read_bytes() for p in Path(settings.RELEASES_DIR).rglob("*") if p.is_file()}
    Release.objects.all().delete()
    for path in files:
        path.unlink()
    assert "Brought back: 1 articles." in restore(backup, replace=True)
    assert rows() == before
    assert [jsonl.write_document(d) for d in reviewed_documents()] == corpus
    assert {p: p.read_bytes() for p in Path(settings.RELEASES_DIR).rglob("*") if p.is_file()} == files


def test_work_goes_on_after_it(backup):
    last = Decision.objects.latest("pk").pk
    restore(backup, replace=True)
    article = Article.objects.get()
    desk = make_desk("نص آخر عن إربد.")
    desk.create("place", "إربد")
    assert Decision.objects.latest("pk").pk > last
    assert Article.objects.exclude(pk=article.pk).exists()
    with pytest.raises(Exception, match="never change|only ever"), connection.cursor() as cursor:
        cursor.execute("UPDATE annotations_decision SET at = now()")


def test_a_database_that_holds_something_is_left_alone(backup):
    before = rows()
    with pytest.raises(CommandError, match="--replace"):
        restore(backup)
    assert rows() == before


@pytest.mark.parametrize("at", [10, 0.3, 0.5, 0.9])
def test_a_broken_file_changes_nothing(backup, at):
    before = rows()
    data = bytearray(backup.read_bytes())
    place = at if isinstance(at, int) else int(len(data) * at)
    data[place : place + 8] = b"\0\1\2\3\4\5\6\7"
    backup.write_bytes(data)
    with pytest.raises(CommandError):
        restore(backup, replace=True)
    assert rows() == before


def test_a_file_cut_short_changes_nothing(backup):
    before = rows()
    backup.write_bytes(backup.read_bytes()[:-200])
    with pytest.raises(CommandError, match="no backup, or a broken one"):
        restore(backup, replace=True)
    assert rows() == before


def changed(path: Path, name: str, data: bytes) -> Path:
    made = path.with_name("changed")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, data if entry == name else old.read(entry))
    return made


def test_an_entry_that_was_changed_is_named(backup):
    with pytest.raises(CommandError, match=r"tables/annotations_mark .*SHA-256"):
        restore(changed(backup, "tables/annotations_mark", b""), replace=True)
    assert Mark.objects.exists()


def test_rows_that_break_a_rule_bring_nothing_back(backup):
    with zipfile.ZipFile(backup) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    manifest["migrations"].append(["annotations", "9999_of_the_future"])
    with pytest.raises(CommandError, match="newer version: .* annotations 9999_of_the_future"):
        restore(changed(backup, "manifest.json", json.dumps(manifest).encode()), replace=True)
    assert Mark.objects.exists()


def test_the_same_database_gives_the_same_bytes(backup, tmp_path):
    call_command("backup", str(tmp_path / "again"), stdout=io.StringIO())
    assert (tmp_path / "again").read_bytes() == backup.read_bytes()


def test_only_its_owner_reads_the_file(backup):
    assert backup.stat().st_mode & 0o777 == 0o600
