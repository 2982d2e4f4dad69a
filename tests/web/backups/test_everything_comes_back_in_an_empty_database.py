"""A backup, then a database without a table on what could be another machine."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection
from django.urls import reverse

from annotations.formats import jsonl
from annotations.models import Decision, Mark
from annotations.queries.corpus import reviewed_documents
from tests.web.backups.conftest import restore, rows
from tests.web.desk import make_desk


def files() -> dict[Path, bytes]:
    there = [*Path(settings.RELEASES_DIR).rglob("*"), Path(settings.GAZETTEER_FILE)]
    return {path: path.read_bytes() for path in there if path.is_file()}


def all_indexes() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1")
        return cursor.fetchall()


def corpus() -> list[bytes]:
    return [jsonl.write_document(document) for document in reviewed_documents()]


def test_every_row_and_file_is_as_it_was_and_work_goes_on(backup, desk, empty_database, client):
    before, documents, there, indexes = rows(), corpus(), files(), all_indexes()
    highest = max(row[0] for row in before["annotations_mark"])
    assert {"releases/1.0/manifest.json"} <= {
        path.relative_to(Path(settings.RELEASES_DIR).parent).as_posix() for path in there
    }
    empty_database()
    shutil.rmtree(settings.RELEASES_DIR)
    Path(settings.GAZETTEER_FILE).unlink()

    assert restore(backup).startswith("Brought back: 4 articles, ")

    assert rows() == before
    assert all_indexes() == indexes
    assert len([name for name in before if before[name]]) > 20
    assert corpus() == documents
    assert files() == there
    # The pages work,
    client.force_login(get_user_model().objects.get(username=desk.user.username))
    page = client.get(reverse("article", args=[desk.article.pk]))
    assert "خالد منصور" in page.content.decode()
    assert client.get(reverse("release-list")).status_code == 200
    # new rows get numbers that no row had, one that is gone by now included,
    made = make_desk("نص آخر عن إربد.", user=desk.user).create("place", "إربد")
    assert made.pk > highest + 1
    assert Decision.objects.latest("pk").pk > max(row[0] for row in before["annotations_decision"])
    # and the database's own rules are awake.
    with pytest.raises(DatabaseError, match="decision"), connection.cursor() as cursor:
        cursor.execute("UPDATE annotations_decision SET at = now()")
    assert Mark.objects.filter(pk=made.pk).exists()
