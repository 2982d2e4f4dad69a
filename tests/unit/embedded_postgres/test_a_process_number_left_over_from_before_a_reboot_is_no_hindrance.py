import os
import subprocess

from tests.unit.embedded_postgres.programs import lives


def test_the_server_starts_although_its_old_number_is_now_another_program(place, start):
    program = start()
    program.ask("query('SELECT 1')")
    program.end()
    owner = place.data.stat()
    # Of the server's own account: PostgreSQL alone would take it for the server and refuse to start.
    account = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if place.as_root else {}
    with subprocess.Popen(["sleep", "60"], cwd="/", **account) as other:
        left_over = place.data / "postmaster.pid"
        left_over.write_text(
            f"{other.pid}\n{place.data}\n1\n5432\n/tmp/no-such-socket-folder\n\n  1 1\nready\n"
        )
        os.chown(left_over, owner.st_uid, owner.st_gid)

        again = start()
        assert again.ask("query('SELECT 1')") == (1,)
        assert lives(other.pid)
        other.kill()
