import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent.parent


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with nothing but the set-up and an empty lock, in a path with spaces and Arabic."""
    found = tmp_path / "a clone" / "أخبار"
    (found / "tools").mkdir(parents=True)
    shutil.copy(ROOT / "tools" / "setup.sh", found / "tools")
    (found / "requirements.txt").write_text("# nothing\n")
    return found


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder for the path, with the system's programs but no Python."""
    found = tmp_path / "bin"
    found.mkdir()
    for name in ("sh", "dirname", "cat", "awk", "df", "mkdir", "rm", "flock", "cksum", "tail", "grep"):
        (found / name).symlink_to(shutil.which(name))
    return found


def add(programs: Path, name: str, script: str) -> None:
    program = programs / name
    program.write_text("#!/bin/sh\n" + script)
    program.chmod(0o755)


def set_up(checkout: Path, programs: Path, **variables: str) -> subprocess.CompletedProcess:
    environment = {"PATH": str(programs), "HOME": str(checkout), **variables}
    return subprocess.run(
        [str(checkout / "tools" / "setup.sh")],
        cwd="/",
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def refusal(checkout: Path, programs: Path, **variables: str) -> str:
    done = set_up(checkout, programs, **variables)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_no_python(checkout, programs):
    assert "Python 3.11 or newer is needed" in refusal(checkout, programs)


def test_an_old_python(checkout, programs):
    add(programs, "python3", '[ "$1" = --version ] && echo "Python 3.9.2"\nexit 1\n')
    said = refusal(checkout, programs)
    assert "Python 3.11 or newer is needed" in said
    assert "3.9.2" in said


def test_a_python_that_is_named_and_not_there(checkout, programs):
    assert "no-such-python" in refusal(checkout, programs, PYTHON="no-such-python")


def test_no_venv_module(checkout, programs):
    add(programs, "python3", f'case $2 in *ensurepip*) exit 1;; esac\nexec "{sys.executable}" "$@"\n')
    said = refusal(checkout, programs)
    assert "apt-get install python3-venv" in said
    assert not (checkout / ".venv").exists()


def test_no_space_on_the_disk(checkout, programs):
    add(programs, "python3", f'exec "{sys.executable}" "$@"\n')
    (programs / "df").unlink()
    add(programs, "df", 'echo "Filesystem"; echo "disk 100000 95000 5000 95% /"\n')
    said = refusal(checkout, programs)
    assert "no space left on the disk" in said
    assert not (checkout / ".venv").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_checkout_that_may_not_be_written(checkout, programs):
    add(programs, "python3", f'exec "{sys.executable}" "$@"\n')
    checkout.chmod(0o500)
    assert "may not write" in refusal(checkout, programs)


def test_a_newer_python_of_another_name_is_taken_and_only_a_changed_lock_is_installed(checkout, programs):
    add(programs, "python3", "exit 1\n")
    add(programs, "python3.12", f'exec "{sys.executable}" "$@"\n')
    first = set_up(checkout, programs)
    assert first.returncode == 0, first.stderr
    assert (checkout / ".venv" / "bin" / "python").exists()

    second = set_up(checkout, programs)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")

    (checkout / "requirements.txt").write_text("# another lock\n")
    third = set_up(checkout, programs)
    assert "requirements.txt" in third.stdout

    (checkout / "requirements.txt").write_text("not-pinned\n")
    for _ in range(2):
        fourth = set_up(checkout, programs)
        assert fourth.returncode == 1
        assert "pip could not install the locked packages" in fourth.stderr
