"""Each test imports in a new process with an empty home, cut off from the network where the system allows."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import os, socket
before = dict(os.environ)
def refuse(*args, **kwargs):
    raise OSError("no network in this test")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
from annotations.suggest import camel
camel.prepare()
assert dict(os.environ) == before, "the environment was changed"
from camel_tools.data import CATALOGUE
print(len(CATALOGUE.packages), camel.users_database(), len(camel.analyzer().analyze("قال")))
"""


def cut_off() -> list[str]:
    """The command that runs another without any network, or nothing where the system has none."""
    command = ["unshare", "-rn"]
    try:
        done = subprocess.run([*command, "true"], capture_output=True, timeout=10, check=False)
    except OSError:
        return []
    return command if done.returncode == 0 else []


def run(home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "CAMELTOOLS_DATA"}
    return subprocess.run(
        [*cut_off(), sys.executable, "-c", PROGRAM],
        env={**kept, "HOME": str(home), **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def test_with_no_data_of_the_users_nothing_is_fetched_and_nothing_made(home):
    done = run(home)
    assert done.returncode == 0, done.stderr
    packages, database, readings = done.stdout.split()
    assert (packages, database) == ("0", "None")
    assert int(readings) > 0
    assert list(home.iterdir()) == []


def test_a_data_folder_without_a_catalogue_is_passed_over(home, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    done = run(home, CAMELTOOLS_DATA=str(empty))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[0] == "0"
    assert list(empty.iterdir()) == []


CATALOGUE = """{"version": "1.6", "packages": {}, "components": {"MorphologyDB": {"default": "calima-msa-r13",
 "datasets": {"calima-msa-r13": {"path": "morphology_db/calima-msa-r13"}}}}}"""


def users_data(folder: Path) -> Path:
    """A camel-tools data folder with a database of one word that the lexicon lacks."""
    database = folder / "data" / "morphology_db" / "calima-msa-r13" / "morphology.db"
    database.parent.mkdir(parents=True)
    (folder / "catalogue.json").write_text(CATALOGUE, encoding="utf-8")
    ours = (ROOT / "annotations/suggest/data/morphology.db").read_text(encoding="utf-8")
    head, rest = ours.split("###STEMS###\n")
    stem = "زقزق\\tV-PV\\tdiac:زَقْزَقَ lex:زَقْزَق_1 pos:verb prc2:0 prc1:0 prc0:0 per:3 asp:p num:s enc0:0"
    database.write_text(
        head + "###STEMS###\n" + stem.replace("\\t", "\t") + "\n" + rest[rest.index("###TABLE AB###") :],
        encoding="utf-8",
    )
    return database


ANALYSE = """
from annotations.suggest.morphology import analyse
(reading,) = analyse("وزقزق")
print(reading.source, reading.lemma, reading.form, reading.start)
"""


@pytest.mark.parametrize("where", ["named", "home"])
def test_the_users_database_gives_more_readings_through_the_same_call(home, tmp_path, where):
    folder = home / ".camel_tools" if where == "home" else tmp_path / "named"
    users_data(folder)
    kept = {name: value for name, value in os.environ.items() if name != "CAMELTOOLS_DATA"}
    named = {"CAMELTOOLS_DATA": str(folder)} if where == "named" else {}
    done = subprocess.run(
        [*cut_off(), sys.executable, "-c", ANALYSE],
        env={**kept, "HOME": str(home), **named},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["camel", "زقزق", "perfect", "1"]
