import socket
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsreader.web.fetch import HTML, fetch
from newsreader.web.refusal import FetchError, Reason
from tests.unit.web.served import Site, page, redirect


def refused(url: str) -> FetchError:
    with pytest.raises(FetchError) as error:
        fetch(url, types=HTML, seconds=5)
    return error.value


@pytest.fixture
def resolver(monkeypatch):
    """A resolver whose answers are given, one after the other, and which counts the questions."""
    answers: list[list[str]] = []
    asked: list[str] = []

    def getaddrinfo(host: Any, port: Any, *args: Any, **kwargs: Any) -> list[Any]:
        asked.append(str(host))
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port or 0)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return answers, asked


def test_a_page_is_fetched_from_the_allowed_server(site: Site) -> None:
    site.pages["/a"] = page("قال")
    got = fetch(site.url("/a"), types=HTML)
    assert got.body.decode() == "قال"
    assert (got.content_type, got.charset, got.url) == ("text/html", "utf-8", site.url("/a"))
    assert site.asked[0][1]["host"] == f"127.0.0.1:{site.port}"
    assert site.asked[0][1]["user-agent"].startswith("ArabicNewsreader/")


def test_without_the_allowance_no_server_here_is_reached(site: Site, settings) -> None:
    settings.FETCH_TEST_ADDRESSES = frozenset()
    for port in (80, 443, 8080, 8443):
        for host in ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.1"):
            assert refused(f"http://{host}:{port}/").reason == Reason.INNER, host
    assert refused(site.url("/a")).reason == Reason.PORT
    assert site.asked == []


def test_the_allowance_is_for_one_port_and_for_loopback_alone(site: Site, settings) -> None:
    settings.FETCH_TEST_ADDRESSES = frozenset({(site.host, site.port), ("10.0.0.1", 80)})
    assert refused(f"http://127.0.0.1:{site.port + 1}/").reason == Reason.PORT
    assert refused("http://127.0.0.1/").reason == Reason.INNER
    assert refused("http://10.0.0.1/").reason == Reason.INNER


def test_the_allowance_stops_every_program_but_the_tests(site: Site, monkeypatch) -> None:
    import sys

    monkeypatch.delitem(sys.modules, "pytest")
    with pytest.raises(ImproperlyConfigured):
        fetch(site.url("/a"), types=HTML)
    assert site.asked == []


def test_a_name_is_looked_up_once_for_a_request(site: Site, resolver) -> None:
    answers, asked = resolver
    answers += [["127.0.0.1"], ["10.0.0.1"]]
    site.pages["/a"] = page("ok")
    assert fetch(site.url("/a", host="news.example"), types=HTML).body == b"ok"
    assert asked == ["news.example"]
    assert site.asked[0][1]["host"] == f"news.example:{site.port}"


def test_a_name_that_turns_inner_is_refused_at_the_next_request(site: Site, resolver) -> None:
    answers, asked = resolver
    answers += [["127.0.0.1"], ["10.0.0.1"]]
    site.pages["/a"] = redirect("http://news.example/b")
    assert refused(site.url("/a", host="news.example")).reason == Reason.INNER
    assert asked == ["news.example", "news.example"]


@pytest.mark.parametrize("inner", ["10.0.0.1", "127.0.0.1", "169.254.169.254", "192.168.0.1"])
def test_one_inner_place_of_a_name_is_enough_to_refuse_it(resolver, inner: str) -> None:
    resolver[0].append(["93.184.216.34", inner])
    error = refused("http://news.example/")
    assert error.reason == Reason.INNER
    # Where the name lies is the server's to know, not whoever's who asks.
    assert error.detail == "news.example"


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("http://127.0.0.1/", Reason.INNER),
        ("http://169.254.169.254/latest/meta-data/", Reason.INNER),
        ("//10.0.0.1/", Reason.INNER),
        ("http://[::1]:8080/", Reason.INNER),
        ("http://127.0.0.1:22/", Reason.PORT),
        ("file:///etc/passwd", Reason.SCHEME),
        ("ftp://news.example/", Reason.SCHEME),
        ("http://user:word@news.example/", Reason.USERINFO),
    ],
)
def test_a_redirect_is_checked_like_the_first_address(site: Site, where: str, reason: Reason) -> None:
    site.pages["/a"] = redirect(where)
    assert refused(site.url("/a")).reason == reason
    assert site.paths() == ["/a"]


def test_redirects_are_followed_and_counted(site: Site) -> None:
    for number in range(10):
        site.pages[f"/{number}"] = redirect(f"/{number + 1}", (301, 302, 303, 307, 308)[number % 5])
    site.pages["/10"] = page("there")
    assert fetch(site.url("/5"), types=HTML).url == site.url("/10")
    site.asked.clear()
    assert refused(site.url("/4")).reason == Reason.REDIRECTS
    assert site.paths() == ["/4", "/5", "/6", "/7", "/8", "/9"]


def test_a_redirect_in_utf8_is_followed(site: Site) -> None:
    site.pages["/a"] = redirect("/خبر".encode().decode("latin-1"))
    site.pages["/%D8%AE%D8%A8%D8%B1"] = page("there")
    assert fetch(site.url("/a"), types=HTML).body == b"there"


def test_no_proxy_of_the_environment_is_asked(site: Site, monkeypatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    site.pages["/a"] = page("ok")
    assert fetch(site.url("/a"), types=HTML).body == b"ok"
