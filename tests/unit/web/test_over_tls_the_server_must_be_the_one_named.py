import socket
import ssl
from typing import Any

import pytest
import trustme

from newsreader.web.fetch import HTML, fetch
from newsreader.web.refusal import FetchError, Reason
from tests.unit.web.served import page, redirect, served


@pytest.fixture
def secure(settings, monkeypatch, tmp_path):
    """A server with a certificate for news.example, by an authority that this test trusts; every name lies
    on loopback."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))

    def getaddrinfo(host: Any, port: Any, *args: Any, **kwargs: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port or 0))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with served(context) as site:
        settings.FETCH_TEST_ADDRESSES = frozenset({(site.host, site.port)})
        site.pages["/a"] = page("ok")
        yield site


def refused(url: str) -> FetchError:
    with pytest.raises(FetchError) as error:
        fetch(url, types=HTML, seconds=5)
    return error.value


def test_the_certificate_of_the_name_is_taken(secure) -> None:
    assert fetch(secure.url("/a", host="news.example"), types=HTML).body == b"ok"


def test_that_of_another_name_is_not(secure) -> None:
    assert refused(secure.url("/a", host="other.example")).reason == Reason.CERTIFICATE
    assert refused(secure.url("/a", host="127.0.0.1")).reason == Reason.CERTIFICATE
    assert secure.asked == []


def test_that_of_an_unknown_authority_is_not(secure, monkeypatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    assert refused(secure.url("/a", host="news.example")).reason == Reason.CERTIFICATE
    assert secure.asked == []


def test_a_redirect_out_of_tls_is_not_followed(secure) -> None:
    secure.pages["/b"] = redirect("http://news.example/a")
    assert refused(secure.url("/b", host="news.example")).reason == Reason.DOWNGRADE
