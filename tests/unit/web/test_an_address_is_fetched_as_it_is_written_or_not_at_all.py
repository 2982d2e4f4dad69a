from ipaddress import IPv4Address
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.web.address import check_port, is_public, plain_address, target
from newsreader.web.refusal import FetchError, Reason


def refused(url: str) -> Reason:
    with pytest.raises(FetchError) as error:
        check_port(target(url))
    return error.value.reason


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", Reason.MALFORMED),
        ("news.example/a", Reason.SCHEME),
        ("file:///etc/passwd", Reason.SCHEME),
        ("ftp://news.example/a", Reason.SCHEME),
        ("gopher://news.example/", Reason.SCHEME),
        ("javascript:alert(1)", Reason.SCHEME),
        ("http:///a", Reason.MALFORMED),
        ("http://user@news.example/", Reason.USERINFO),
        ("http://news.example:80@127.0.0.1/", Reason.USERINFO),
        ("http://news.example@/", Reason.USERINFO),
        ("http://news.example\\@127.0.0.1/", Reason.MALFORMED),
        ("http://news.example/a b", Reason.MALFORMED),
        ("http://news.example/a\nHost: x", Reason.MALFORMED),
        ("http://news.example/\x7f", Reason.MALFORMED),
        ("http://news.example:0/", Reason.MALFORMED),
        ("http://news.example:99999/", Reason.MALFORMED),
        ("http://news.example:x/", Reason.MALFORMED),
        ("http://news.example:22/", Reason.PORT),
        ("https://news.example:6379/", Reason.PORT),
        ("http://127.1/", Reason.MALFORMED),
        ("http://0x7f000001/", Reason.MALFORMED),
        ("http://0x7f.0.0.1/", Reason.MALFORMED),
        ("http://2130706433/", Reason.MALFORMED),
        ("http://0177.0.0.1/", Reason.MALFORMED),
        ("http://127.0.0.1.5/", Reason.MALFORMED),
        ("http://[::1%25eth0]/", Reason.MALFORMED),
        ("http://[::1/", Reason.MALFORMED),
        ("http://-news.example/", Reason.MALFORMED),
        ("http://news..example/", Reason.MALFORMED),
        ("http://news.example%2f/", Reason.MALFORMED),
        ("http://" + "a" * 64 + ".example/", Reason.MALFORMED),
        ("http://news.example/" + "a" * 2000, Reason.MALFORMED),
        ("http://\ud800.example/", Reason.MALFORMED),
    ],
)
def test_what_is_refused_says_why(url: str, reason: Reason) -> None:
    assert refused(url) == reason


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("HTTP://News.Example", "http://news.example/"),
        ("https://news.example:443/a?b=1#c", "https://news.example/a?b=1"),
        ("http://news.example:8080/", "http://news.example:8080/"),
        ("http://news.example./a", "http://news.example/a"),
        ("https://news.example/خبر?س=ع", "https://news.example/%D8%AE%D8%A8%D8%B1?%D8%B3=%D8%B9"),
        ("https://news.example/%D8%AE", "https://news.example/%D8%AE"),
        ("http://أخبار.مثال/", "http://xn--igbicxr.xn--mgbh0fb/"),
        # A digit of another script is a digit: the host is then an address, and is checked as one.
        ("http://１２７.0.0.1/", "http://127.0.0.1/"),
        ("http://[2606:4700:0::1]/", "http://[2606:4700::1]/"),
    ],
)
def test_an_address_is_asked_for_in_ascii(url: str, asked: str) -> None:
    found = target(url)
    check_port(found)
    assert found.url == asked


@given(st.text(max_size=40), st.text(max_size=20))
def test_whatever_is_written_the_host_is_a_plain_name_or_an_address(host: str, path: str) -> None:
    try:
        found = target(f"http://{host}/{path}")
    except FetchError:
        return
    assert found.url.isascii()
    assert not any(character.isspace() or ord(character) < 32 for character in found.url)
    again = urlsplit(found.url)
    assert again.hostname == found.host
    assert again.username is None
    assert "@" not in again.netloc
    # Asked for again it is the same: no second reading of it finds another host.
    assert target(found.url) == found


@given(st.ip_addresses(v=4))
def test_no_other_spelling_of_an_inner_address_gets_through(address: IPv4Address) -> None:
    number = int(address)
    a, b, c, d = address.packed
    spellings = [
        str(number),
        hex(number),
        f"{a:#o}.{b}.{c}.{d}".replace("0o", "0"),
        f"{a}.{(b << 16) + (c << 8) + d}",
        f"{a:#x}.{b:#x}.{c:#x}.{d:#x}",
    ]
    for spelling in spellings:
        try:
            host = target(f"http://{spelling}/").host
        except FetchError:
            continue
        assert host == str(address)
        assert is_public(IPv4Address(host)) == is_public(address)


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://News.example/a?id=7&utm_source=x&utm_medium=y#top", "https://news.example/a?id=7"),
        ("https://news.example/a?fbclid=x", "https://news.example/a"),
        ("https://news.example/a?b=&c=1+2", "https://news.example/a?b=&c=1+2"),
        ("http://news.example:80", "http://news.example/"),
    ],
)
def test_an_article_is_known_by_its_address_without_where_readers_came_from(url: str, known: str) -> None:
    assert plain_address(url) == known
