import gzip
import socket
import threading
import time
import zlib

import pytest

from newsreader.web.fetch import FEED, HTML, fetch
from newsreader.web.refusal import FetchError, Reason
from tests.unit.web.served import Site, page


def refused(url: str, **limits) -> FetchError:
    with pytest.raises(FetchError) as error:
        fetch(url, **{"types": HTML, "seconds": 5, **limits})
    return error.value


def test_what_is_larger_is_refused_by_its_own_word_and_by_its_size(site: Site) -> None:
    site.pages["/said"] = page(b"x", Content_Length="2000001")
    site.pages["/is"] = page(b"x" * 2_000_001)
    for path in ("/said", "/is"):
        error = refused(site.url(path), most_bytes=2_000_000)
        assert (error.reason, error.detail) == (Reason.TOO_LARGE, "2")
    site.pages["/fits"] = page(b"x" * 2_000_000)
    assert len(fetch(site.url("/fits"), types=HTML, most_bytes=2_000_000).body) == 2_000_000


@pytest.mark.parametrize(("packing", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_what_is_packed_counts_unpacked(site: Site, packing: str, pack) -> None:
    site.pages["/small"] = page(pack("خبر".encode()), Content_Encoding=packing)
    assert fetch(site.url("/small"), types=HTML).body == "خبر".encode()
    # A thousand times as large as what is sent.
    site.pages["/bomb"] = page(pack(b"\0" * 200_000_000), Content_Encoding=packing)
    began = time.monotonic()
    assert refused(site.url("/bomb")).reason == Reason.TOO_LARGE
    assert time.monotonic() - began < 8


@pytest.mark.parametrize("packing", ["br", "gzip, gzip", "compress", "x"])
def test_another_packing_is_refused(site: Site, packing: str) -> None:
    site.pages["/a"] = page(b"x", Content_Encoding=packing)
    assert refused(site.url("/a")).reason == Reason.ENCODING


def test_what_is_not_packed_as_it_says_is_broken(site: Site) -> None:
    site.pages["/a"] = page(b"no gzip at all", Content_Encoding="gzip")
    assert refused(site.url("/a")).reason == Reason.BROKEN


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "text/html2", "application/json", ""])
def test_another_kind_of_content_is_refused_by_its_name(site: Site, kind: str) -> None:
    site.pages["/a"] = page(b"x", Content_Type=kind)
    error = refused(site.url("/a"))
    assert error.reason == Reason.CONTENT_TYPE
    assert kind in error.detail


def test_a_kind_is_told_in_any_letters_and_with_parameters(site: Site) -> None:
    site.pages["/a"] = page(b"x", Content_Type='Text/HTML ; Charset="Windows-1256"; x=y')
    got = fetch(site.url("/a"), types=HTML)
    assert (got.content_type, got.charset) == ("text/html", "windows-1256")
    site.pages["/f"] = page(b"<rss/>", Content_Type="application/rss+xml")
    assert fetch(site.url("/f"), types=FEED).charset == ""


@pytest.mark.parametrize(
    ("status", "reason"), [(404, "status"), (500, "status"), (206, "status"), (410, "gone")]
)
def test_a_status_that_is_no_answer_is_named(site: Site, status: int, reason: str) -> None:
    site.pages["/a"] = page("x", status, Retry_After="120")
    error = refused(site.url("/a"))
    assert (error.reason, error.retry_after) == (reason, 120.0)
    if status != 410:
        assert error.detail == str(status)


def in_drops(piece: bytes, every: float, times: int = 400):
    def answer(handler) -> None:
        for _ in range(times):
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(every)

    return answer


@pytest.mark.parametrize(
    "first",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nX-Long: ",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5;x=",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n",
    ],
)
def test_a_server_that_sends_a_drop_at_a_time_gets_no_more_time(site: Site, first: bytes) -> None:
    def answer(handler) -> None:
        handler.wfile.write(first)
        in_drops(b"a", 0.05)(handler)

    site.pages["/a"] = answer
    began = time.monotonic()
    error = refused(site.url("/a"), seconds=1)
    assert (error.reason, error.detail) == (Reason.TOO_LATE, "1")
    assert time.monotonic() - began < 8


def test_neither_does_one_that_says_to_go_on_for_ever(site: Site) -> None:
    site.pages["/a"] = in_drops(b"HTTP/1.1 100 Continue\r\n\r\n", 0.01)
    assert refused(site.url("/a"), seconds=1).reason == Reason.TOO_LATE


def test_the_time_is_for_all_redirects_together(site: Site) -> None:
    def slow(handler) -> None:
        time.sleep(0.4)
        page("", 302, Location="/a")(handler)

    site.pages["/a"] = slow
    began = time.monotonic()
    assert refused(site.url("/a"), seconds=1).reason == Reason.TOO_LATE
    assert time.monotonic() - began < 8


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000,
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000,
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
    ],
)
def test_an_answer_that_is_none_or_half_of_one_is_broken(site: Site, sent: bytes) -> None:
    def answer(handler) -> None:
        handler.wfile.write(sent)
        handler.close_connection = True

    site.pages["/a"] = answer
    assert refused(site.url("/a"), seconds=3).reason == Reason.BROKEN


def test_a_server_that_is_not_there_or_says_nothing(settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        settings.FETCH_TEST_ADDRESSES = frozenset({("127.0.0.1", port)})
        assert refused(f"http://127.0.0.1:{port}/", seconds=0.5).reason == Reason.TOO_LATE
        # One that never begins to speak TLS.
        assert refused(f"https://127.0.0.1:{port}/", seconds=0.5).reason == Reason.TOO_LATE
    assert refused(f"http://127.0.0.1:{port}/").reason == Reason.UNREACHABLE


def test_a_name_nobody_has_is_told(monkeypatch) -> None:
    assert refused("http://nobody.invalid/").reason in {Reason.UNKNOWN_HOST, Reason.TOO_LATE}

    wait = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: wait.wait(5))
    assert refused("http://slow.example/", seconds=0.3).reason == Reason.TOO_LATE
    wait.set()


def test_what_did_not_change_is_not_sent_again(site: Site) -> None:
    site.pages["/a"] = page("x", ETag='"v1"', Last_Modified="Wed, 14 Jan 2026 10:00:00 GMT")
    got = fetch(site.url("/a"), types=HTML)
    assert (got.etag, got.last_modified) == ('"v1"', "Wed, 14 Jan 2026 10:00:00 GMT")
    site.pages["/a"] = lambda handler: (handler.send_response(304), handler.end_headers())
    again = fetch(site.url("/a"), types=HTML, etag=got.etag, last_modified=got.last_modified)
    assert again.unchanged
    headers = site.asked[-1][1]
    assert headers["if-none-match"] == '"v1"'
    assert headers["if-modified-since"] == "Wed, 14 Jan 2026 10:00:00 GMT"
