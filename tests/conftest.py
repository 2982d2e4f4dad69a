"""Fixtures that every test may use."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says more of the machine than of the code; benchmarks/ measure that.
#
# `make test` tries the same examples every time, so that a change is judged by what it changed. New ones are
# looked for with ARGS=--hypothesis-profile=search, whose failures belong into a test of their own.
settings.register_profile(
    "search", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("project", settings.get_profile("search"), derandomize=True, database=None)
settings.load_profile("project")

# The places that this checkout's owner has imported are not the tests'.
os.environ["NEWSREADER_GAZETTEER"] = ""

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and gold annotations beside the checkout; skips where there is none."""
    folder = Path(os.environ.get("NEWSREADER_SHARED", ROOT.parent / "shared"))
    if not (folder / "gold").is_dir():
        pytest.skip(f"needs the real data, and there is no folder {folder}")
    return folder


@pytest.fixture(scope="session", autouse=True)
def emptied_by_what_is_in_it() -> Iterator[None]:
    """Have the database emptied after each test that commits by deleting the few rows there are."""
    from django.test import TransactionTestCase

    from tests.emptying import empty

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
        yield
