import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from annotations.actions.assigning import assign_article
from annotations.actions.comments import add_comment
from annotations.actions.correct_speaker import correct_speaker
from annotations.actions.make_release import make_release
from annotations.actions.review_article import review_article
from annotations.actions.withdraw_article import withdraw_article
from annotations.models import Speaker
from annotations.tasks import suggest_untouched
from newsreader.backups.tables import tables
from newsreader.intake.actions.uploads import keep_upload
from newsreader.intake.models import Feed
from tests.factories import make_article, make_quote, make_set, make_user, version_of
from tests.web.desk import Desk, make_desk

Rows = dict[str, list[tuple]]


@pytest.fixture
def desk(settings, tmp_path, transactional_db) -> Desk:
    """A reviewed article with marks of all layers and its log, in a release; imported places."""
    settings.RELEASES_DIR = str(tmp_path / "releases")
    settings.GAZETTEER_FILE = str(tmp_path / "places" / "gazetteer.tsv")
    Path(settings.GAZETTEER_FILE).parent.mkdir()
    Path(settings.GAZETTEER_FILE).write_text("1\tإربد\n", encoding="utf-8")
    desk = make_desk()
    quote = desk.create("quote", "إن الطريق ستفتح غدا", name="خالد منصور")
    desk.create("cue", "قال", quotes=[quote.pk])
    desk.create("speaker", "خالد منصور", quotes=[quote.pk])
    desk.create("place", "إربد")
    add_comment(user=desk.user, version=desk.version, text="أليست إربد المدينة؟")
    review_article(user=desk.user, version=desk.version)
    make_release(user=None, version="1.0", licence="CC-BY-4.0", formats=[])
    return desk


@pytest.fixture
def backup(desk, tmp_path, client) -> Path:
    """A backup of that, and of a withdrawn article, suggestions, a correction, a feed, an upload, a job."""
    chief = make_user("chief", "administrators")
    withdrawn = make_desk("نص يسحب من بعد.", user=desk.user)
    withdraw_article(user=chief, article=withdrawn.article, reason="طلبت الصحيفة ذلك")
    other = make_article("أعلن البيان أن الطريق مغلقة.", outlet="صحيفة الضفة")
    make_quote(make_set(other, "suggestions"), "أن الطريق مغلقة", speakers=["البيان"], cues=["أعلن"])
    assign_article(user=chief, article=other, person=desk.user)
    speaker = Speaker.objects.get(name="خالد منصور")
    correct_speaker(user=chief, speaker=speaker.pk, name="خالد المنصور")
    Feed.objects.create(url="https://news.example/feed", outlet="صحيفة الضفة", next_poll_at=timezone.now())
    keep_upload(desk.user, "a.txt", [bytes(range(256))])
    # The last mark of all is gone, and its number is not given again.
    last = make_desk("الجو بارد في عمّان.", user=desk.user)
    last.create("place", "عمّان")
    last.undo()
    suggest_untouched.defer(version=version_of(other).pk)
    client.force_login(desk.user)
    path = tmp_path / "all.backup"
    call_command("backup", str(path), stdout=io.StringIO())
    return path


@pytest.fixture
def empty_database(transactional_db) -> Iterator[Callable[[], None]]:
    """Calling it turns to a database of its own, without a table, until the test ends."""
    former = connection.settings_dict["NAME"]
    fresh = f"{former}_fresh"

    def on_the_server(statement: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)

    def turn() -> None:
        connection.close()
        on_the_server(f'DROP DATABASE IF EXISTS "{fresh}"')
        on_the_server(f'CREATE DATABASE "{fresh}" TEMPLATE template0')
        connection.settings_dict["NAME"] = fresh

    yield turn
    connection.close()
    connection.settings_dict["NAME"] = former
    on_the_server(f'DROP DATABASE IF EXISTS "{fresh}"')


def rows() -> Rows:
    """Every row of every table, in the order of the first column."""
    found = {}
    with connection.cursor() as cursor:
        for table in tables():
            names = ", ".join(f'"{column}"' for column in table.columns)
            cursor.execute(f'SELECT {names} FROM "{table.name}" ORDER BY 1')  # noqa: S608 - a name of the database
            found[table.name] = cursor.fetchall()
    return found


def restore(path: Path, **options: bool) -> str:
    out = io.StringIO()
    call_command("restore", str(path), stdout=out, **options)
    return out.getvalue()
