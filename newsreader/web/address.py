"""Which addresses may be fetched from: of pages, by how they are written; of hosts, by where they lie."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

import idna

from newsreader.web.refusal import FetchError, Reason

DEFAULT_PORTS = {"http": 80, "https": 443}
# Those of the web and the two that sites on trial use. Any other port may be another service's, which an
# HTTP request could be made to disturb.
PORTS = frozenset({80, 443, 8080, 8443})
LONGEST = 2000

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# IANA's registries of special addresses. What is not listed here is public in IPv4; in IPv6 only 2000::/3 has
# been given out at all, so that mapped, NAT64, unique local, link-local, multicast and unspecified addresses
# are outside it already.
_SPECIAL_IPV4 = [
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
]
_GIVEN_OUT_IPV6 = ipaddress.IPv6Network("2000::/3")
_SPECIAL_IPV6 = [
    ipaddress.IPv6Network(network)
    # Protocols with Teredo among them, documentation (two), 6to4.
    for network in ("2001::/23", "2001:db8::/32", "3fff::/20", "2002::/16")
]
_PLAIN = "%/:@!$&'()*+,;=~-._"
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", re.ASCII)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|yclid", re.ASCII)


@dataclass(frozen=True)
class Target:
    """A page's address taken apart. `host` is a name in ASCII or an IP address without brackets; `path` is
    what is asked for, the question included, in ASCII."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The address in one piece."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


def is_public(address: IPAddress) -> bool:
    """Whether an IP address lies in the public internet: not this machine's, not a private network's, not one
    that is reserved, for many at once, or that carries another address in it."""
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _SPECIAL_IPV4)
    return (
        address.scope_id is None
        and address in _GIVEN_OUT_IPV6
        and not any(address in network for network in _SPECIAL_IPV6)
    )


def target(url: str) -> Target:
    """The parts of an address as it is to be fetched; its fragment is left out.

    Raises FetchError for what is not http or https, has a user's name, white space, a control character or
    a backslash in it, names no host, or spells an IP address in any but the one plain way. The port is not
    looked at: `check_port` does that.
    """
    url = url.strip()
    shown = url[:200]
    if not url or len(url) > LONGEST or any(c.isspace() or ord(c) < 32 or c in "\\\x7f" for c in url):
        raise FetchError(Reason.MALFORMED, shown)
    try:
        url.encode("utf-8")
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise FetchError(Reason.MALFORMED, shown) from None
    if parts.scheme not in DEFAULT_PORTS:
        raise FetchError(Reason.SCHEME, shown)
    if "@" in parts.netloc:
        raise FetchError(Reason.USERINFO, parts.netloc.rpartition("@")[2])
    if not parts.hostname or port == 0:
        raise FetchError(Reason.MALFORMED, shown)
    host = _host(parts.hostname, bracketed=parts.netloc.startswith("["))
    # What is percent-encoded stays so; letters outside ASCII become UTF-8, as browsers send them.
    path = quote(parts.path or "/", safe=_PLAIN)
    if parts.query:
        path += "?" + quote(parts.query, safe=_PLAIN + "?[]|")
    return Target(parts.scheme, host, port or DEFAULT_PORTS[parts.scheme], path)


def check_port(wanted: Target) -> None:
    """Raises FetchError for a port that is not among PORTS."""
    if wanted.port not in PORTS:
        raise FetchError(Reason.PORT, f"{wanted.host}:{wanted.port}")


def plain_address(url: str) -> str:
    """An address as an article is known by: scheme and host in small letters, no default port, no fragment,
    none of the parameters that only tell where a reader came from. Raises FetchError as `target` does."""
    parts = urlsplit(target(url).url)
    query = parts.query
    pairs = parse_qsl(query, keep_blank_values=True)
    if any(_TRACKING.fullmatch(name) for name, _ in pairs):
        query = urlencode([(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)])
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def _host(name: str, *, bracketed: bool) -> str:
    """A name in ASCII, or an IP address. Raises FetchError."""
    if bracketed:
        try:
            # A zone (%eth0) makes it an address of this machine's own neighbourhood.
            return str(ipaddress.IPv6Address(name)) if "%" not in name else _refuse_host(name)
        except ValueError:
            _refuse_host(name)
    name = name.removesuffix(".")
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            _refuse_host(name)
    labels = name.split(".")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        _refuse_host(name)
    if labels[-1].isdigit() or labels[-1].startswith("0x"):
        # 127.1, 0x7f000001, 2130706433 and 0177.0.0.1 are loopback to the system's resolver.
        try:
            return str(ipaddress.IPv4Address(name))
        except ValueError:
            _refuse_host(name)
    return name


def _refuse_host(name: str) -> str:
    raise FetchError(Reason.MALFORMED, name)
