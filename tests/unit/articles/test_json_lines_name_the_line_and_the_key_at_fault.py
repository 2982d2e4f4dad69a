import json

import pytest

from newsreader.articles.importing import json_lines
from newsreader.articles.importing.incoming import Incoming, Refusal
from newsreader.articles.importing.json_lines import read_json_lines

GOOD = {
    "id": "a1",
    "title": "عنوان",
    "text": "قال\r\nالناطق",
    "url": "https://example.org/1",
    "outlet": "الميناء",
    "date": "2026-01-14",
    "source": "ignored",
}


@pytest.fixture
def file(tmp_path):
    def write(*lines):
        path = tmp_path / "articles.jsonl"
        path.write_bytes(
            b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
        )
        return path

    return write


def test_a_good_line_is_an_article(file):
    [incoming] = read_json_lines(file(GOOD))
    assert isinstance(incoming, Incoming)
    assert (incoming.external_id, incoming.title, incoming.text) == ("a1", "عنوان", "قال\nالناطق")
    assert (incoming.url, incoming.outlet) == ("https://example.org/1", "الميناء")
    assert incoming.published_at.date().isoformat() == "2026-01-14"
    assert (incoming.line, incoming.titled) == (1, True)


def test_only_the_text_must_be_there(file):
    least = {"text": "قال الناطق"}
    empty = {**least, "id": 7, "url": None, "title": "", "outlet": None, "date": ""}
    for incoming in read_json_lines(file(least, empty)):
        assert (incoming.title, incoming.titled, incoming.url) == ("قال الناطق", False, None)
        assert (incoming.outlet, incoming.published_at) == ("", None)


@pytest.mark.parametrize(
    ("line", "key", "reason"),
    [
        (b'{"text": x}', "", "no JSON from column 10 on"),
        ('{"عنوان": ب}'.encode(), "", "no JSON from column 11 on"),
        (b"[" * 200_000, "", "nested too deeply"),
        (b'{"id": ' + b"7" * 5000 + b"}", "", "a number in it is too long"),
        (b"[1]", "", "must be a JSON object"),
        (b'{"text": "\xff"}', "", "no UTF-8 at byte 10"),
        ({**GOOD, "text": 7}, "text", "must be text"),
        ({**GOOD, "text": None}, "text", "must be text"),
        ({"id": "a1"}, "text", "is missing"),
        ({**GOOD, "text": " "}, "text", "there is no text"),
        ({**GOOD, "text": "ا\0"}, "text", "NUL"),
        (b'{"text": "\\ud800"}', "text", "surrogate"),
        ({**GOOD, "title": ["a"]}, "title", "must be text"),
        ({**GOOD, "url": 5}, "url", "must be text"),
        ({**GOOD, "outlet": {}}, "outlet", "must be text"),
        ({**GOOD, "outlet": "م" * 700}, "outlet", "longer than"),
        ({**GOOD, "date": 20260114}, "date", "must be text"),
        ({**GOOD, "date": "yesterday"}, "date", "no date"),
        ({**GOOD, "id": True}, "id", "must be text"),
    ],
)
def test_a_broken_line_is_refused_and_the_lines_around_it_are_read(file, line, key, reason):
    path = file(GOOD, b"", line, GOOD)
    before, refusal, after = read_json_lines(path)
    assert isinstance(refusal, Refusal)
    assert (refusal.path, refusal.line, refusal.key) == (str(path), 3, key)
    assert reason in refusal.reason
    assert str(refusal).startswith(f"{path}:3: ")
    assert isinstance(before, Incoming)
    assert (after.line, after.text) == (4, before.text)


def test_a_byte_order_mark_before_the_first_line_is_passed_over(file):
    [incoming] = read_json_lines(file(b"\xef\xbb\xbf" + json.dumps(GOOD).encode()))
    assert incoming.external_id == "a1"


def test_a_line_too_long_is_refused_without_being_held_whole(file, monkeypatch):
    monkeypatch.setattr(json_lines, "LONGEST_LINE", 200)
    refusal, after = read_json_lines(file({"text": "ا" * 1000}, {"text": "قال"}))
    assert (refusal.line, "longer than 200 bytes" in refusal.reason) == (1, True)
    assert (after.line, after.text) == (2, "قال")
