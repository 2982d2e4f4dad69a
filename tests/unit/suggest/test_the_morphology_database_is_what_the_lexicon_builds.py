from annotations.suggest import camel
from annotations.suggest.lexicon import build


def test_the_file_is_the_same_bytes_as_the_script_makes_today():
    built = build.database().encode()
    assert camel.OUR_DATABASE.read_bytes() == built, "run: python -m annotations.suggest.lexicon.build"


def test_the_file_has_unix_line_ends_and_no_empty_line():
    text = camel.OUR_DATABASE.read_bytes()
    assert b"\r" not in text
    assert b"\n\n" not in text
