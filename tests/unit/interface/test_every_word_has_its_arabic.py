"""Every string of the pages, and no other, stands translated in the Arabic catalogue, which is compiled."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib
import pytest
from babel.messages.extract import extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[3]
CATALOGUE = ROOT / "locale" / "ar" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def sources() -> Iterator[tuple[Path, bytes]]:
    for folder in ("newsreader", "annotations"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path, path.read_bytes()
    for path in sorted((ROOT / "templates").rglob("*.html")):
        yield path, templatize(path.read_text(encoding="utf-8"), origin=str(path)).encode()


def strings() -> Iterator[tuple[str, str | None, str]]:
    """Each string of the sources: the msgid, its context or None, and the file."""
    for path, source in sources():
        for _line, message, _comments, context in extract("python", BytesIO(source), KEYWORDS):
            msgid = message[0] if isinstance(message, tuple) else message
            yield msgid, context, str(path.relative_to(ROOT))


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(CATALOGUE))


def test_every_string_is_in_the_catalogue(catalogue) -> None:
    known = {(entry.msgid, entry.msgctxt) for entry in catalogue if not entry.obsolete}
    found = list(strings())
    assert len(found) > 50
    assert [(msgid, where) for msgid, context, where in found if (msgid, context) not in known] == []


def test_no_entry_is_left_of_a_string_that_is_gone(catalogue) -> None:
    used = {(msgid, context) for msgid, context, _where in strings()}
    assert [entry.msgid for entry in catalogue if (entry.msgid, entry.msgctxt) not in used] == []


def test_every_entry_is_translated_and_none_is_a_guess(catalogue) -> None:
    assert [e.msgid for e in catalogue if e.obsolete or not e.translated() or "fuzzy" in e.flags] == []


def test_a_translation_keeps_the_placeholders(catalogue) -> None:
    for entry in catalogue:
        allowed = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
        for translation in [entry.msgstr, *entry.msgstr_plural.values()]:
            # The forms for none, one and two may leave the number out: Arabic says it in the noun.
            assert set(PLACEHOLDER.findall(translation)) <= allowed, entry.msgid
        if not entry.msgid_plural:
            assert set(PLACEHOLDER.findall(entry.msgstr)) == allowed, entry.msgid


def test_the_compiled_catalogue_is_of_today(catalogue) -> None:
    def content(entries) -> set[tuple]:
        return {(e.msgctxt, e.msgid, e.msgstr, tuple(sorted(e.msgstr_plural.items()))) for e in entries}

    compiled = polib.mofile(str(CATALOGUE.with_suffix(".mo")))
    assert content(compiled) == content(catalogue)
