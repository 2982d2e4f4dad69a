import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from newsreader.web import limited
from newsreader.web.refusal import FetchError, Reason

SAID = "قال الناطق باسم البلدية خالد منصور إن الطريق إلى إربد ستفتح غدا، مشيرا إلى أن العمل فيها انتهى."
URL = "https://news.example/a/7?x=1"


def read(html: str, **limits) -> dict:
    return limited.run("page", html.encode(), about="the page", url=URL, **limits)


def refusal(act: Callable[[], object]) -> Reason | None:
    """Why it was refused, None where it was not."""
    try:
        act()
    except FetchError as error:
        return error.reason
    return None


def article(head: str = "", body: str = "", paragraphs: int = 4) -> str:
    text = "".join(f"<p>{SAID} الفقرة {number}.</p>" for number in range(paragraphs))
    return (
        f"<html lang=ar><head><title>فتح الطريق | جريدة التجربة</title>{head}</head><body>"
        f"<nav><a href=/>الرئيسية</a> <a href=/s>رياضة</a></nav><article><h1>فتح الطريق</h1>{text}{body}"
        "</article><footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def test_title_date_outlet_text_and_address_are_found() -> None:
    head = (
        '<meta property="og:site_name" content="جريدة التجربة">'
        '<meta property="og:title" content="فتح الطريق">'
        '<meta property="article:published_time" content="2026-01-14T10:00:00+03:00">'
        '<link rel="canonical" href="/a/7">'
    )
    found = read(article(head))
    assert found["title"] == "فتح الطريق"
    assert found["outlet"] == "جريدة التجربة"
    assert found["date"] == "2026-01-14T10:00:00+03:00"
    assert found["canonical"] == "https://news.example/a/7"
    assert found["text"].split("\n") == [f"{SAID} الفقرة {number}." for number in range(4)]


def test_a_date_is_found_in_json_ld_too() -> None:
    script = '{"@graph": [{"@type": "NewsArticle", "datePublished": "2026-01-14T10:00:00Z"}]}'
    found = read(article(f'<script type="application/ld+json">{script}</script>'))
    assert found["date"] == "2026-01-14T10:00:00+00:00"


def test_another_host_s_address_is_not_the_page_s_to_give() -> None:
    assert read(article('<link rel="canonical" href="https://other.example/a">'))["canonical"] == ""


@pytest.mark.parametrize("html", ["", "no page", "<html></html>", "\0", "<!--", "{}"])
def test_where_there_is_no_article_there_is_no_text(html: str) -> None:
    assert set(read(html)) == {"title", "date", "outlet", "text", "canonical"}


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 300_000,
        article(body="<b>" * 200_000),
        article(body="<table><tr><td>" * 60_000),
        "<p>" + "a " * 2_000_000,
        article(paragraphs=8_000),
        '<script type="application/ld+json">' + "[" * 500_000 + "</script>",
    ],
)
def test_a_monstrous_page_ends_in_time_with_an_article_or_a_refusal(html: str) -> None:
    began = time.monotonic()
    assert refusal(lambda: read(html, seconds=4)) in {None, Reason.TOO_COMPLEX}
    assert time.monotonic() - began < 15


def test_memory_is_limited() -> None:
    with pytest.raises(FetchError) as error:
        read(article(paragraphs=20_000), megabytes=60)
    assert error.value.reason == Reason.TOO_COMPLEX


def test_the_child_is_not_told_the_keys() -> None:
    assert not {"DATABASE_URL", "NEWSREADER_SECRET_KEY"} & set(limited._PASSED_ON)


def test_the_child_opens_no_connection() -> None:
    program = (
        "import json, os, socket, sys\n"
        "from newsreader.web import child\n"
        "def work(body):\n"
        "    try:\n"
        "        socket.create_connection(('127.0.0.1', 9))\n"
        "    except PermissionError as error:\n"
        "        return str(error)\n"
        "sys.modules['spy'] = sys.modules['__main__']\n"
        "child.TASKS['spy'] = 'spy'\n"
        "child.main()\n"
    )
    task = b'{"name": "spy", "seconds": 5, "megabytes": 500, "values": {}}\n'
    done = subprocess.run([sys.executable, "-c", program], input=task, capture_output=True, check=True)
    assert b"is not for a child" in done.stdout


def test_a_feed_is_read_by_its_bytes_and_never_as_the_name_of_a_file() -> None:
    def feed(body: bytes, charset: str = "") -> dict:
        return limited.run("feed", body, about="the feed", url="https://news.example/feed", charset=charset)

    rss = (
        '<?xml version="1.0" encoding="{}"?><rss version="2.0"><channel><title>أخبار</title>'
        "<item><title>فتح الطريق</title><link>/a/7</link><pubDate>Wed, 14 Jan 2026 10:00:00 +0300</pubDate>"
        "</item><item><title>بلا رابط</title></item></channel></rss>"
    )
    entry = {
        "address": "https://news.example/a/7",
        "title": "فتح الطريق",
        "date": "2026-01-14T07:00:00+00:00",
    }
    for encoding in ("utf-8", "windows-1256"):
        found = feed(rss.format(encoding).encode(encoding))
        assert (found["version"], found["title"]) == ("rss20", "أخبار")
        assert found["entries"] == [entry, {"address": "", "title": "بلا رابط", "date": ""}]
        assert feed(rss.format("utf-8").encode(encoding), encoding)["entries"][0] == entry
    for body in (b"/etc/passwd", b"https://news.example/feed", b"", b"<html><p>x", b"{}"):
        assert feed(body)["version"] == ""


def test_a_title_in_html_is_its_words() -> None:
    for written in (
        "&lt;b&gt;فتح&lt;/b&gt; الطريق &amp;amp; الجسر",
        "<![CDATA[<b>فتح</b> الطريق &amp; الجسر]]>",
    ):
        item = f"<item><title>{written}</title></item>"
        body = f'<rss version="2.0"><channel><title>x</title>{item}</channel></rss>'
        found = limited.run("feed", body.encode(), about="f", url="https://news.example/f", charset="utf-8")
        assert found["entries"][0]["title"] == "فتح الطريق & الجسر"


def test_a_feed_of_entities_in_entities_ends() -> None:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "x">{entities}]>'
        '<rss version="2.0"><channel><title>&a11;</title></channel></rss>'
    ).encode()

    def read_bomb() -> None:
        found = limited.run("feed", bomb, about="f", url="https://news.example/f", charset="", seconds=4)
        assert len(found["title"]) <= 2000

    assert refusal(read_bomb) in {None, Reason.TOO_COMPLEX}


def test_robots_txt_is_obeyed_as_the_standard_has_it() -> None:
    def asked(rules: str, path: str = "/news/7.html") -> dict:
        url = f"https://news.example{path}"
        return limited.run("robots", rules.encode(), about="x", url=url, agent="ArabicNewsreader")

    assert asked("") == {"allowed": True, "delay": None}
    assert asked("User-agent: *\nDisallow: /news/*.html$\nCrawl-delay: 4") == {"allowed": False, "delay": 4.0}
    assert asked("User-agent: *\nDisallow: /\nAllow: /news/")["allowed"] is True
    assert asked("User-agent: *\nDisallow: /\n\nUser-agent: ArabicNewsreader\nAllow: /")["allowed"] is True
    assert asked("User-agent: *\nAllow: /\n\nUser-agent: arabicnewsreader\nDisallow: /")["allowed"] is False
