import ast
import re
import subprocess
import sys
from functools import cache
from importlib.metadata import packages_distributions
from itertools import combinations
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent.parent


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def names_in(file: str) -> set[str]:
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    found = (re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", line) for line in lines)
    return {canonical(match[0]) for match in found if match}


@cache
def imported_by(*folders: str) -> frozenset[str]:
    """The distributions that the code of the folders imports from, by the packages installed here."""
    found = set()
    for folder in folders:
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                    found.add(node.module.partition(".")[0])
    own = {"newsreader", "annotations", "tests", "benchmarks"}
    outside = found - own - set(sys.stdlib_module_names)
    providers = packages_distributions()
    return frozenset(canonical(name) for module in outside for name in providers.get(module, [module]))


def test_what_the_product_imports_is_asked_for_by_name():
    # mypy's plugin is the one thing of development that the product's code may name.
    asked = names_in("requirements.in") | names_in("requirements-formats.in")
    assert imported_by("newsreader", "annotations") <= asked


def test_what_the_tests_import_is_asked_for_by_name():
    locks = ("requirements.in", "requirements-formats.in", "requirements-dev.in", "requirements-neural.in")
    assert imported_by("tests") <= set().union(*map(names_in, locks))


@pytest.mark.parametrize("name", ["requirements", "requirements-formats", "requirements-dev"])
def test_the_lock_holds_all_that_is_asked_for_exactly_and_by_hash(name):
    assert names_in(f"{name}.in") <= names_in(f"{name}.txt")
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text.partition("\n\n")[0] if text.startswith("\n") else text)[1:]
    assert len(entries) == len(names_in(f"{name}.txt"))
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_the_locks_agree():
    def versions(file: str) -> dict[str, str]:
        text = (ROOT / file).read_text(encoding="utf-8")
        return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.MULTILINE))

    locks = [versions(f"{name}.txt") for name in ("requirements", "requirements-formats", "requirements-dev")]
    for one, other in combinations(locks, 2):
        assert {name: one[name] for name in one.keys() & other.keys()} == {
            name: other[name] for name in one.keys() & other.keys()
        }


IMPORT_ALL = """
import importlib, pkgutil, sys

left_out = set(sys.argv[1].split(","))


class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in left_out:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


sys.meta_path.insert(0, Refuse())
import django
django.setup()
for package in ("newsreader", "annotations"):
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, package + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
from annotations.suggest.camel import analyzer
assert analyzer().analyze("وأضافت")
"""


def test_the_whole_product_imports_without_what_is_left_out(tmp_path):
    modules = names_in("requirements-left-out.txt") | {"sklearn", "kenlm", "pyarrow", "spacy"}
    command = [sys.executable, "-c", IMPORT_ALL, ",".join(sorted(modules))]
    environment = {
        "DJANGO_SETTINGS_MODULE": "newsreader.settings",
        "NEWSREADER_DATA_DIR": str(tmp_path),
        "HOME": str(tmp_path),
        "PATH": "/usr/bin:/bin",
    }
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
