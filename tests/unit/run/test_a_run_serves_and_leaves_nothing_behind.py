import re
import signal
import stat

import pytest

from tests.unit.embedded_postgres.programs import wait_until_gone


def test_it_prints_an_address_and_a_log_in_that_work_and_the_next_run_keeps_them(run, folder, place):
    first = run()
    assert f"http://127.0.0.1:{first.port}/" in first.said
    page = first.get("/")
    assert page.status == 200
    assert first.log_in("editor", first.password) == 302
    assert first.log_in("editor", "wrong") == 200

    style = re.search(rb'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page.body)
    assert style, "the style sheet's name has no hash"
    answer = first.get(style[1].decode())
    assert answer.status == 200
    assert "immutable" in (answer.getheader("Cache-Control") or "")

    assert stat.S_IMODE((folder / "sample-editor").stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700

    assert first.stop(signal.SIGINT) == 0
    assert first.rest().endswith("\nStopping …\nStopped; everything is saved.\n")
    first.wait_until_the_port_is_free(seconds=0)
    wait_until_gone(place, seconds=0)

    second = run()
    assert second.password == first.password
    assert second.get("/").body.count(b"/articles/") == page.body.count(b"/articles/")
    assert second.stop(signal.SIGTERM) == 0
    second.wait_until_the_port_is_free(seconds=0)
    wait_until_gone(place, seconds=0)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGKILL])
def test_a_closed_terminal_or_a_kill_leaves_no_process(run, place, number):
    started = run()
    started.stop(number)
    started.wait_until_the_port_is_free()
    wait_until_gone(place)


def test_a_lost_password_file_gets_a_new_password(run, folder):
    (folder / "sample-editor").unlink()
    started = run()
    assert started.log_in("editor", started.password) == 302
    started.stop()
