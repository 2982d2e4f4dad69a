import os
import stat
import subprocess
import sys

import pytest

from newsreader.embedded_postgres.state import read_postmaster

CONNECT = """
import os, sys, psycopg
if len(sys.argv) > 3:
    os.setgroups([])
    os.setgid(int(sys.argv[3]))
    os.setuid(int(sys.argv[3]))
psycopg.connect(host=sys.argv[1], port=5432, user=sys.argv[2], dbname="newsreader")
"""


def connect_as(place, role: str, account: int | None = None) -> subprocess.CompletedProcess:
    socket_folder = read_postmaster(place).socket_folder
    command = [sys.executable, "-c", CONNECT, str(socket_folder), role]
    command += [] if account is None else [str(account)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_role_owns_its_database_and_is_no_superuser(place, start):
    program = start()
    role = (
        "SELECT rolsuper, rolcreaterole, rolreplication, rolcreatedb "
        "FROM pg_roles WHERE rolname = current_user"
    )
    assert program.ask(f'query("{role}")') == (False, False, False, True)
    owner = (
        "SELECT pg_get_userbyid(datdba) = current_user FROM pg_database WHERE datname = current_database()"
    )
    assert program.ask(f'query("{owner}")') == (True,)
    assert "InsufficientPrivilege" in str(program.ask("""query("COPY (SELECT 1) TO PROGRAM 'true'")"""))


def test_no_one_connects_as_the_superuser(place, start):
    start().ask("query('SELECT 1')")
    assert connect_as(place, "newsreader").returncode == 0
    refused = connect_as(place, "postgres")
    assert refused.returncode != 0
    assert "no pg_hba.conf entry" in refused.stderr


def test_the_server_listens_on_no_network_address(place, start):
    assert start().ask("query('SHOW listen_addresses')") == ("",)


def test_the_folders_are_closed_to_others(place, start):
    start().ask("query('SELECT 1')")
    assert stat.S_IMODE(read_postmaster(place).socket_folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(place.data.stat().st_mode) == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to try as another account")
def test_as_root_another_account_gets_nowhere_and_the_server_is_none_that_anybody_has(place, start):
    start().ask("query('SELECT 1')")
    socket_folder = read_postmaster(place).socket_folder
    assert connect_as(place, "newsreader", account=65534).returncode != 0

    # Nor would it with the folder open: the kernel tells the server who connects.
    socket_folder.chmod(0o755)
    (socket_folder / ".s.PGSQL.5432").chmod(0o777)
    refused = connect_as(place, "newsreader", account=65534)
    assert "Peer authentication failed" in refused.stderr
    assert place.data.stat().st_uid not in {0, 65534}
