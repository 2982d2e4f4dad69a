import hashlib
import re
from pathlib import Path

import pytest

VENDOR = Path(__file__).resolve().parents[3] / "static" / "vendor"
NOTED = [
    (note.parent / name, digest)
    for note in sorted(VENDOR.glob("*/README.md"))
    for digest, name in re.findall(
        r"^    ([0-9a-f]{64})  (\S+)$", note.read_text(encoding="utf-8"), re.MULTILINE
    )
]


@pytest.mark.parametrize(("file", "digest"), NOTED, ids=lambda it: getattr(it, "name", ""))
def test_a_file_has_the_hash_that_is_noted(file: Path, digest: str):
    assert hashlib.sha256(file.read_bytes()).hexdigest() == digest


def test_every_face_is_noted():
    assert {file for file, _ in NOTED if file.suffix == ".woff2"} == set(VENDOR.rglob("*.woff2"))
