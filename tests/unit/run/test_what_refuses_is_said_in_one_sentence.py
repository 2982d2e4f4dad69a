import os
import socket

import psycopg
import pytest

from newsreader.embedded_postgres.state import read_postmaster
from tests.unit.run.old_server import server_of_version
from tests.unit.run.running import free_port, refused


def test_a_port_in_use(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refused(tmp_path, PORT=str(port))
    assert said.startswith(f"Port {port} is in use")
    assert "PORT=" in said


@pytest.mark.parametrize("port", ["zero", "0", "65536", "-1", "٨٠٠٠"])
def test_a_port_that_is_none(tmp_path, port):
    assert refused(tmp_path, PORT=port).startswith("PORT must be a number")


def test_a_setting_that_cannot_be_read(tmp_path):
    said = refused(tmp_path, PORT=str(free_port()), PUBLIC_READING="everything")
    assert said.startswith("PUBLIC_READING must be one of off, reviewed, all")


def test_a_database_where_no_server_answers(tmp_path):
    port = free_port()
    said = refused(
        tmp_path, PORT=str(free_port()), DATABASE_URL=f"postgres://me:secret@127.0.0.1:{port}/news"
    )
    assert f"me@127.0.0.1:{port}/news" in said
    assert "no server answers there" in said
    assert "secret" not in said


def test_a_database_on_a_host_that_is_not_known(tmp_path):
    said = refused(tmp_path, PORT=str(free_port()), DATABASE_URL="postgres://me@no-such-host.invalid/news")
    assert "host name is not known" in said


@pytest.mark.parametrize("version", ["9.6.24", "14.12"])
def test_a_database_server_that_is_too_old(tmp_path, version):
    with server_of_version(version) as port:
        said = refused(tmp_path, PORT=str(free_port()), DATABASE_URL=f"postgres://me@127.0.0.1:{port}/news")
    assert "15 or newer is needed" in said


def test_a_database_that_is_not_there(tmp_path, named_database):
    address = named_database.replace("/elsewhere", "/nowhere")
    said = refused(tmp_path, PORT=str(free_port()), DATABASE_URL=address)
    assert "has no such database: create it there first" in said


def test_a_user_that_is_not_let_in(tmp_path, named_database):
    address = named_database.replace("newsreader@", "stranger@")
    assert "pg_hba.conf" in refused(tmp_path, PORT=str(free_port()), DATABASE_URL=address)


def test_a_wrong_password(tmp_path, named_server, named_database):
    access = named_server.data / "pg_hba.conf"
    rules = access.read_text()
    with psycopg.connect(named_database, autocommit=True) as connection:
        connection.execute("ALTER ROLE newsreader PASSWORD 'right'")
    access.write_text("local elsewhere newsreader scram-sha-256\n" + rules)
    os.kill(read_postmaster(named_server).pid, 1)
    try:
        address = named_database.replace("newsreader@", "newsreader:wrong@")
        said = refused(tmp_path, PORT=str(free_port()), DATABASE_URL=address)
        assert "refuses the user name or the password" in said
        assert "wrong" not in said
    finally:
        access.write_text(rules)
        os.kill(read_postmaster(named_server).pid, 1)


def test_a_database_whose_user_may_make_no_tables(tmp_path, named_database):
    with psycopg.connect(named_database, autocommit=True) as connection:
        connection.execute("ALTER SCHEMA public OWNER TO newsreader")
        connection.execute("REVOKE CREATE ON SCHEMA public FROM newsreader")
    said = refused(tmp_path, PORT=str(free_port()), DATABASE_URL=named_database)
    assert "may not make tables" in said


def test_a_data_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    said = refused(tmp_path / "file" / "data", PORT=str(free_port()))
    assert said.startswith("A file cannot be used")
