"""manage.py on a database that refuses, as a program of its own."""

import subprocess
import sys

import pytest

from tests.unit.run.running import ROOT, environment, free_port

COMMANDS = [
    ["migrate"],
    ["createsuperuser", "--noinput", "--username", "me", "--email", ""],
    ["load_gazetteer"],
    ["load_samples"],
    ["suggest", "--all"],
    ["import_articles", "LICENSE"],
    ["export_corpus", "--output", "-"],
]


def manage(folder, address, *arguments):
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment(folder, DATABASE_URL=address),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def refused(folder, address, *arguments):
    done = manage(folder, address, *arguments)
    assert done.returncode == 1, done
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].endswith(".")
    return lines[0]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_where_no_server_answers(tmp_path, command):
    said = refused(tmp_path, f"postgres://me:secret@127.0.0.1:{free_port()}/news", *command)
    assert "no server answers there" in said
    assert "secret" not in said


def test_an_address_that_cannot_be_read(tmp_path):
    assert refused(tmp_path, "mysql://me@localhost/news", "migrate").startswith("DATABASE_URL must begin")


def test_what_a_command_refuses_has_no_class_before_it(tmp_path):
    where = tmp_path / "nowhere" / "corpus.jsonl"
    said = refused(
        tmp_path,
        f"postgres://me@127.0.0.1:{free_port()}/news",
        "suggest",
        "--input",
        str(where),
        "--output",
        str(where),
    )
    assert said.startswith(str(where))


def test_the_traceback_is_there_for_who_asks(tmp_path):
    done = manage(tmp_path, f"postgres://me@127.0.0.1:{free_port()}/news", "migrate", "--traceback")
    assert done.returncode == 1
    assert "Traceback" in done.stderr


def test_a_database_without_tables(tmp_path, named_database):
    assert "manage.py migrate" in refused(tmp_path, named_database, "suggest", "--all")
