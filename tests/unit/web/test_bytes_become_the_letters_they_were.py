import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.web.charset import decode

WORDS = "قال الناطق إن الطريق مفتوحة، وأضاف: «غدا»"


@pytest.mark.parametrize("name", ["windows-1256", "Windows-1256", "cp1256", "x-cp1256"])
def test_windows_1256_is_read_by_header_and_by_meta(name: str) -> None:
    body = f'<html><head><meta charset="{name}"></head><p>{WORDS}'.encode("cp1256")
    assert WORDS in decode(body, name)
    assert WORDS in decode(body)
    old = f'<meta http-equiv="Content-Type" content="text/html; charset={name}"><p>{WORDS}'.encode("cp1256")
    assert WORDS in decode(old)


def test_the_header_counts_before_the_page_and_a_mark_before_both() -> None:
    body = f'<meta charset="iso-8859-6"><p>{WORDS}'.encode()
    assert WORDS in decode(body, "utf-8")
    assert decode(codecs.BOM_UTF8 + WORDS.encode(), "windows-1256") == WORDS
    assert decode(codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), "utf-8") == WORDS


def test_a_page_that_says_nothing_is_utf8_or_else_windows_1256() -> None:
    assert decode(WORDS.encode()) == WORDS
    assert decode(WORDS.encode("cp1256")) == WORDS


def test_other_names_of_the_web_are_known() -> None:
    words = "قال الناطق"
    assert decode(words.encode("iso-8859-6"), "ISO-8859-6") == words
    assert decode(b"\x93caf\xe9\x94", "iso-8859-1") == "“café”"
    assert decode(f'<?xml version="1.0" encoding="windows-1256"?>{words}'.encode("cp1256")).endswith(words)


@pytest.mark.parametrize("name", ["base64", "zip", "rot13", "unicode_escape", "idna", "no-such", "\0", "🙂"])
def test_a_name_of_no_charset_is_passed_over(name: str) -> None:
    assert decode(WORDS.encode(), name) == WORDS


@given(st.binary(max_size=300), st.text(max_size=12))
def test_no_bytes_and_no_name_stop_it(body: bytes, name: str) -> None:
    assert isinstance(decode(body, name), str)
