import signal

import psycopg


def test_it_is_migrated_and_left_empty_and_the_way_to_an_account_is_told(run, named_database, folder):
    started = run(DATABASE_URL=named_database)
    assert "createsuperuser" in started.said
    assert "password" not in started.said
    assert started.get("/").status == 200
    with psycopg.connect(named_database) as connection:
        assert connection.execute("SELECT count(*) FROM auth_user").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM articles_article").fetchone() == (0,)
    assert not (folder / "sample-editor").exists()
    assert not (folder / "postgres").exists()
    assert started.stop(signal.SIGINT) == 0
    started.wait_until_the_port_is_free(seconds=0)
