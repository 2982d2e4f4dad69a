import pytest

from newsreader.articles.importing.incoming import RefusedError
from newsreader.articles.importing.text_files import read_text_file


@pytest.fixture
def file(tmp_path):
    def write(data):
        path = tmp_path / "خبر.txt"
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        return path

    return write


def test_its_text_is_the_whole_file_and_its_title_the_first_line(file):
    incoming = read_text_file(file("\ufeffقال الناطق\r\n\r\nكلاما.\r\n"))
    assert (incoming.text, incoming.title) == ("قال الناطق\n\nكلاما.\n", "قال الناطق")
    assert not incoming.titled
    assert incoming.outlet == ""


def test_its_last_line_is_the_outlet_by_an_option(file):
    incoming = read_text_file(file("قال الناطق.\n\nوأضاف.\n\nالميناء \n\n"), outlet_last_line=True)
    assert (incoming.text, incoming.outlet) == ("قال الناطق.\n\nوأضاف.", "الميناء")


def test_its_first_line_is_the_title_by_an_option(file):
    incoming = read_text_file(file("\nالعنوان\n\n  قال الناطق.\n"), title_first_line=True)
    assert (incoming.text, incoming.title, incoming.titled) == ("  قال الناطق.\n", "العنوان", True)


def test_both_options_together(file):
    incoming = read_text_file(file("العنوان\nالنص\nالميناء"), title_first_line=True, outlet_last_line=True)
    assert (incoming.title, incoming.text, incoming.outlet) == ("العنوان", "النص", "الميناء")


@pytest.mark.parametrize("text", ["العنوان\n", "العنوان\n\nالميناء"])
def test_a_file_of_nothing_but_title_and_outlet_is_refused(file, text):
    with pytest.raises(RefusedError, match="no text beside"):
        read_text_file(file(text), title_first_line=True, outlet_last_line=True)


def test_what_is_no_utf_8_is_refused_with_its_line(file):
    with pytest.raises(RefusedError, match="0xc8") as caught:
        read_text_file(file("أول\nثان\n".encode() + "باء".encode("windows-1256")))
    assert caught.value.line == 3


def test_utf_16_is_named_as_such(file):
    with pytest.raises(RefusedError, match="UTF-16"):
        read_text_file(file("أول".encode("utf-16")))


def test_a_file_too_large_is_refused_before_it_is_read(file):
    path = file("أول")
    with path.open("r+b") as opened:
        opened.truncate(70_000_000)
    with pytest.raises(RefusedError, match="longer than"):
        read_text_file(path)
