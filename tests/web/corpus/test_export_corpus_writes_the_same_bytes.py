import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from annotations.formats import jsonl
from annotations.queries.corpus import reviewed_documents
from tests.web.desk import Desk


def export(path, **options) -> str:
    out = io.StringIO()
    call_command("export_corpus", format="jsonl", output=str(path), stdout=out, **options)
    return out.getvalue()


def test_twice_the_same_and_read_back_the_same(reviewed: Desk, tmp_path) -> None:
    assert "1" in export(tmp_path / "a.jsonl")
    export(tmp_path / "b.jsonl")
    written = (tmp_path / "a.jsonl").read_bytes()
    assert written == (tmp_path / "b.jsonl").read_bytes()
    with (tmp_path / "a.jsonl").open("rb") as source:
        read = list(jsonl.read(source))
    assert [jsonl.write_document(d) for d in read] == [written]
    with (tmp_path / "a.jsonl").open("rb") as source:
        assert list(jsonl.check(source)) == []
    row = json.loads(written)
    assert row["quotes"][0]["speaker"] == "خالد منصور"
    assert row["title"] == reviewed.article.title


def test_the_same_after_a_change_that_was_undone(reviewed: Desk, tmp_path) -> None:
    export(tmp_path / "a.jsonl")
    reviewed.create("place", "عمّان")
    export(tmp_path / "b.jsonl")
    assert (tmp_path / "b.jsonl").read_bytes() == b""
    reviewed.undo()
    export(tmp_path / "c.jsonl")
    assert (tmp_path / "c.jsonl").read_bytes() == (tmp_path / "a.jsonl").read_bytes()


def test_a_dash_is_standard_output(reviewed: Desk, tmp_path, capfdbinary) -> None:
    export(tmp_path / "a.jsonl")
    export("-")
    assert capfdbinary.readouterr().out == (tmp_path / "a.jsonl").read_bytes()


def test_a_missing_folder_is_one_sentence(reviewed: Desk, tmp_path) -> None:
    with pytest.raises(CommandError, match="no folder"):
        export(tmp_path / "none" / "a.jsonl")
    with pytest.raises(CommandError, match="is a folder"):
        export(tmp_path)


def test_after_a_fault_the_former_file_stands_and_nothing_is_left(
    reviewed: Desk, tmp_path, monkeypatch
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("former")
    path.chmod(0o640)

    def faulty():
        yield from reviewed_documents()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("annotations.management.commands.export_corpus.reviewed_documents", faulty)
    with pytest.raises(CommandError, match="No space left"):
        export(path)
    assert path.read_text() == "former"
    assert [p.name for p in tmp_path.iterdir()] == ["a.jsonl"]
    monkeypatch.undo()
    export(path)
    assert path.stat().st_mode & 0o777 == 0o640


def test_the_download_is_the_same_bytes(reviewed: Desk, client, tmp_path) -> None:
    export(tmp_path / "a.jsonl")
    client.force_login(reviewed.user)
    answer = client.get(reverse("corpus-export"))
    assert answer.streaming
    assert b"".join(answer) == (tmp_path / "a.jsonl").read_bytes()
    assert "corpus.jsonl" in answer["Content-Disposition"]
    assert answer["Content-Type"].startswith("application/x-ndjson")


@pytest.mark.django_db(transaction=True)
def test_what_is_saved_meanwhile_is_not_seen(client) -> None:
    from annotations.actions.review_article import review_article
    from tests.web.desk import make_desk

    first = make_desk()
    second = make_desk(first.text + " نهاية", user=first.user)
    for desk in (first, second):
        review_article(user=desk.user, version=desk.version)
    documents = reviewed_documents(chunk_size=1)
    next(documents)

    from threading import Thread

    from django.db import connections

    def change() -> None:
        second.create("place", "إربد")
        connections.close_all()

    thread = Thread(target=change)
    thread.start()
    thread.join()
    assert second.shared.state == "reviewed"
    assert [d.places for d in documents] == [[]]
    assert second.shared.state == "in_review"
