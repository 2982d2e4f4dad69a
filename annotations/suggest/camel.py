"""The one door to camel-tools' morphology: it makes the import safe offline and holds the analyzers.

Importing ``camel_tools.morphology`` (or ``ner``) reads a catalogue, fetches one from the network where
there is none, and makes the folder ``~/.camel_tools``. Here the user's own data is used where it is;
only else does the import see a folder of ours with an empty catalogue, and nothing is fetched or made.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import RLock
from typing import Any

from annotations.suggest.collection import collection_paused

DATA = Path(__file__).parent / "data"
OUR_DATABASE = DATA / "morphology.db"
OUR_HOME = DATA / "camel_home"
CATALOGUE_FILE = "catalogue.json"

# The databases of standard Arabic by camel-tools' names, the richest first.
_USERS_DATABASES = ("calima-msa-s31", "calima-msa-r13")

_USERS_RECOGNISERS = ("arabert",)

_lock = RLock()


def users_data_folder() -> Path | None:
    """The folder of camel-tools data that the user has (CAMELTOOLS_DATA, else ~/.camel_tools), or None.

    A folder counts only where a catalogue is in it, because without one the import would go to the network.
    """
    named = os.environ.get("CAMELTOOLS_DATA")
    try:
        candidates = [Path(named).expanduser().absolute()] if named else []
        candidates.append(Path.home() / ".camel_tools")
    except RuntimeError:  # an account without a home folder
        return None
    for folder in candidates:
        if (folder / CATALOGUE_FILE).is_file():
            return folder
    return None


def users_database() -> Path | None:
    """The larger morphology database that the user installed with camel_data, or None."""
    for folder in _users_datasets("MorphologyDB", _USERS_DATABASES):
        file = folder / "morphology.db"
        if file.is_file():
            return file
    return None


def users_recogniser() -> Path | None:
    """The folder of the name recogniser that the user installed with camel_data, or None."""
    for folder in _users_datasets("NamedEntityRecognition", _USERS_RECOGNISERS):
        if (folder / "config.json").is_file():
            return folder
    return None


def _users_datasets(component: str, names: tuple[str, ...]) -> Iterator[Path]:
    """Of these datasets of a component the folders that the user's catalogue names, in the order given."""
    folder = users_data_folder()
    if folder is None:
        return
    try:
        catalogue = json.loads((folder / CATALOGUE_FILE).read_text(encoding="utf-8"))
        datasets = catalogue["components"][component]["datasets"]
        yield from (folder / "data" / datasets[name]["path"] for name in names if name in datasets)
    except (OSError, ValueError, KeyError, TypeError):
        return


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@cache
def prepare() -> None:
    """Import camel-tools' morphology without touching the network or the home folder.

    To be called before any other import from ``camel_tools.morphology``, ``camel_tools.data`` or
    ``camel_tools.ner``; later calls do nothing. The environment is as before afterwards.
    """
    folder = users_data_folder() or OUR_HOME / ".camel_tools"
    with _lock, _environment(HOME=str(OUR_HOME), USERPROFILE=str(OUR_HOME), CAMELTOOLS_DATA=str(folder)):
        import camel_tools.morphology.analyzer
        import camel_tools.morphology.database  # noqa: F401 - for what the import does


def _open(database: Path) -> Any:
    with collection_paused(keep=True):
        prepare()
        from annotations.suggest.quick_analyzer import analyzer_over, database_of

        return analyzer_over(database_of(database))


@cache
def analyzer() -> Any:
    """camel-tools' Analyzer over the database that this project ships."""
    with _lock:
        return _open(OUR_DATABASE)


@cache
def users_analyzer() -> Any | None:
    """camel-tools' Analyzer over the larger database that the user installed, or None where there is none."""
    database = users_database()
    if database is None:
        return None
    with _lock:
        return _open(database)


@cache
def recogniser() -> Any | None:
    """camel-tools' NERecognizer with the model that the user installed, on the processor.

    None where there is no model, where torch or transformers are not installed (requirements-neural.txt), or
    where the environment's NEWSREADER_RECOGNISER is off. The model is read at the first call.
    """
    if os.environ.get("NEWSREADER_RECOGNISER", "").strip().lower() == "off":
        return None
    model = users_recogniser()
    if model is None or any(find_spec(name) is None for name in ("torch", "transformers")):
        return None
    with _lock:
        prepare()
        from camel_tools.ner import NERecognizer

        return NERecognizer(str(model), use_gpu=False)
