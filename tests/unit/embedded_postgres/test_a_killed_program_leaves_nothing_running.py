import signal

from newsreader.embedded_postgres.state import guardian_lives
from tests.unit.embedded_postgres.programs import (
    guardian_pid,
    lives,
    send_signal,
    server_pid,
    wait_until_gone,
)


def test_the_server_stops_when_its_only_user_is_killed(place, start):
    program = start()
    program.ask("query('SELECT 1')")
    server = server_pid(place)
    program.kill()
    wait_until_gone(place)
    assert not lives(server)


def test_a_killed_guardian_takes_the_server_along_and_the_next_connection_has_a_new_one(place, start):
    program = start()
    program.ask("query('CREATE TABLE kept AS SELECT 7 AS number')")
    server, guardian = server_pid(place), guardian_pid(place)
    send_signal(guardian, signal.SIGKILL)
    # A process counts as ended before all its threads have let go of its files.
    while lives(guardian) or guardian_lives(place):
        pass
    assert program.ask("query('SELECT number FROM kept')") == (7,)
    assert not lives(server)
    assert server_pid(place) != server


def test_a_crashed_server_is_started_again_by_the_next_connection(place, start):
    program = start()
    # A database for tests writes its changes late, unless asked.
    program.ask("query('SET synchronous_commit = on; CREATE TABLE crashed AS SELECT 8 AS number')")
    server = server_pid(place)
    send_signal(server, signal.SIGKILL)
    while lives(server):
        pass
    assert program.ask("query('SELECT number FROM crashed')") == (8,)
