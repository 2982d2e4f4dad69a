import pytest

from newsreader.embedded_postgres import cluster
from newsreader.embedded_postgres.errors import EmbeddedPostgresError
from tests.unit.embedded_postgres.programs import Program

# More than its settings files need, less than its tables.
SMALL_FILES = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"


def test_a_write_that_fails_is_told_and_the_next_try_begins_afresh(own_folder):
    hindered = Program(own_folder.asked, code=SMALL_FILES)
    answer = str(hindered.ask("query('SELECT 1')"))
    assert answer.startswith("EmbeddedPostgresError: The embedded database could not be made")
    assert not own_folder.data.exists()
    hindered.end()

    program = Program(own_folder.asked)
    assert program.ask("query('SELECT 1')") == (1,)
    program.end()


def test_a_full_disk_is_named(own_folder, tmp_path):
    programs = tmp_path / "programs"
    programs.mkdir()
    initdb = programs / "initdb"
    initdb.write_text(
        "#!/bin/sh\necho 'initdb: error: could not write to file: No space left on device'\nexit 1\n"
    )
    initdb.chmod(0o755)
    with pytest.raises(EmbeddedPostgresError, match="no space left on the disk"):
        cluster.make_cluster(own_folder, programs, None, durable=False)
    assert list(own_folder.folder.glob("unfinished*")) == []
