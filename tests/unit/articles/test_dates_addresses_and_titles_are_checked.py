import datetime

import pytest

from newsreader.articles.importing.incoming import (
    RefusedError,
    clean_date,
    clean_line,
    clean_url,
    first_words,
)

UTC = datetime.UTC


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-01-14", datetime.datetime(2026, 1, 14, tzinfo=UTC)),
        ("2015-07-21 10:27:06", datetime.datetime(2015, 7, 21, 10, 27, 6, tzinfo=UTC)),
        ("2026-01-14T09:30:00+02:00", datetime.datetime(2026, 1, 14, 7, 30, tzinfo=UTC)),
        ("2026-01-14T09:30:00Z", datetime.datetime(2026, 1, 14, 9, 30, tzinfo=UTC)),
        ("", None),
        ("  ", None),
    ],
)
def test_an_iso_date_is_a_moment(written, moment):
    assert clean_date(written) == moment


@pytest.mark.parametrize(
    "written", ["14/1/2026", "2026-02-30", "أمس", "1447-05-01", "9999-12-31", "٢٠٢٦-٠١-١٤"]
)
def test_what_is_no_date_or_of_another_calendar_is_refused(written):
    with pytest.raises(RefusedError) as caught:
        clean_date(written)
    assert caught.value.key == "date"


def test_an_empty_address_is_none():
    assert clean_url(" ") is None
    assert clean_url(" https://example.org/a ") == "https://example.org/a"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "example.org/a", "https://a b", "https://a/" + "ب" * 2000, "https://a/\0"]
)
def test_an_address_that_is_none_of_the_web_is_refused(url):
    with pytest.raises(RefusedError) as caught:
        clean_url(url)
    assert caught.value.key == "url"


def test_a_title_is_one_line():
    assert clean_line("  عنوان\u00a0 في\nسطرين ", "title", 100) == "عنوان في سطرين"


@pytest.mark.parametrize("title", ["ط" * 101, "ا\0", "\ud800"])
def test_a_title_too_long_or_broken_is_refused(title):
    with pytest.raises(RefusedError) as caught:
        clean_line(title, "title", 100)
    assert caught.value.key == "title"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n خبر  قصير \n", "خبر قصير"),
        (
            "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
            "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
        ),
        (
            "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة أحد",
            "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة…",
        ),
        ("ب" * 5000, "ب" * 99 + "…"),
        ("عودة مهرجان النخيل\n\nأعلنت بلدية بني وردان الأحد", "عودة مهرجان النخيل"),
        (
            "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة أحد\nوبعده كلام",
            "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة أحد",
        ),
        (
            "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة " + "ثم " * 40 + "\nوبعده كلام",
            "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة…",
        ),
    ],
)
def test_a_text_without_title_takes_its_first_words(text, title):
    assert first_words(text) == title
