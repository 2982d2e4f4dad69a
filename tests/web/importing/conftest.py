import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from annotations.formats.registry import FORMATS
from annotations.scheme import Document
from tests.factories import make_user


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def chief(db) -> Any:
    return make_user("chief", "reviewers")


@pytest.fixture
def written(tmp_path) -> Callable[..., Path]:
    """Calling it with a format's name and documents gives the file of these."""

    def write(format_name: str, *documents: Document, name: str = "") -> Path:
        module = FORMATS[format_name]
        path = tmp_path / (name or f"in{module.SUFFIX}")
        with path.open("wb") as out:
            module.write(documents, out)
        return path

    return write


@pytest.fixture
def run(chief) -> Callable[..., tuple[str, list[str]]]:
    """Calling it with a file and the command's options gives what it says, and the faults that it names; the
    last of them is the refusal, where nothing was taken over."""

    def import_(path: Path, format_name: str = "jsonl", **options: Any) -> tuple[str, list[str]]:
        out, faults = io.StringIO(), io.StringIO()
        said = {"format": format_name, "user": "chief", "no_color": True, **options}
        try:
            call_command("import_annotations", str(path), stdout=out, stderr=faults, **said)
            refused = []
        except CommandError as error:
            refused = [str(error)]
        return out.getvalue(), [*faults.getvalue().splitlines(), *refused]

    return import_
