from tests.unit.embedded_postgres.programs import guardian_pid, lives, server_pid


def test_the_server_stops_with_its_last_user_and_not_before(place, start):
    first, second = start(), start()
    assert first.ask("query('SELECT 1')") == (1,)
    server, guardian = server_pid(place), guardian_pid(place)
    assert second.ask("query('SELECT 2')") == (2,)
    assert server_pid(place) == server

    assert first.end() == 0
    assert second.ask("query('SELECT 3')") == (3,)

    assert second.end() == 0
    assert not lives(server)
    assert not lives(guardian)


def test_programs_that_begin_at_once_share_one_server(place, start):
    programs = [start() for _ in range(4)]
    for program in programs:
        program.send("query('SELECT pg_postmaster_start_time()::text')")
    assert len({program.answer() for program in programs}) == 1


FORK = """
import os, time
def fork_and_leave(query, end):
    if os.fork():
        return "parent"
    while not os.path.exists(end):
        time.sleep(0.02)
    os._exit(0)
"""


def test_a_forked_child_counts_as_a_user(place, start, tmp_path):
    parent = start(code=FORK)
    parent.ask("query('SELECT 1')")
    server = server_pid(place)
    end = tmp_path / "end"
    assert parent.ask(f"fork_and_leave(query, {str(end)!r})") == "parent"
    parent.kill()

    other = start()
    assert other.ask("query('SELECT 1')") == (1,)
    assert server_pid(place) == server
    end.touch()
