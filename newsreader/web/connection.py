"""A connection to just the place that was checked, within a time that is checked at every step."""

import ipaddress
import logging
import socket
import ssl
import sys
import threading
import time
from typing import Any

import certifi
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from urllib3.connection import HTTPConnection

from newsreader.web.address import DEFAULT_PORTS, IPAddress, Target, check_port, is_public
from newsreader.web.refusal import FetchError, Reason

logger = logging.getLogger(__name__)

# A host with more places than this is not tried at all of them.
MOST_PLACES = 4
SECONDS_TO_CONNECT = 5.0


class Deadline:
    """A moment by which all must be done."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left, never none at all. Raises TimeoutError where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time for the whole answer is over")
        return left


class _TimedSocket(socket.socket):
    """Waits at each reading no longer than until the deadline, so that a server which sends a byte at a time
    gains nothing by it."""

    deadline: Deadline | None = None

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        if self.deadline is not None:
            self.settimeout(self.deadline.left())
        return super().recv_into(*args, **kwargs)


class _TimedTLSSocket(ssl.SSLSocket):
    """The same over TLS."""

    deadline: Deadline | None = None

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        if self.deadline is not None:
            self.settimeout(self.deadline.left())
        return super().recv_into(*args, **kwargs)


class PinnedConnection(HTTPConnection):
    """urllib3's connection, whose socket is ours: the host is looked up once, all that it names is checked,
    and what was checked is connected to. Over TLS the certificate must be the host's, by its name. No proxy
    of the environment is used: it would look the name up again, out of our sight."""

    def __init__(self, wanted: Target, deadline: Deadline) -> None:
        super().__init__(wanted.host, wanted.port, timeout=deadline.left())
        # By it the port is written into the Host header or left out. urllib3 calls it the class's, and reads
        # the object's.
        self.default_port = DEFAULT_PORTS[wanted.scheme]  # type: ignore[misc]
        self.wanted = wanted
        self.deadline = deadline

    def connect(self) -> None:
        """Raises FetchError for a place that is not public, one not to be reached, and a wrong certificate;
        TimeoutError."""
        plain = _connected(places(self.wanted, self.deadline), self.wanted, self.deadline)
        if self.wanted.scheme == "http":
            self.sock = plain
            return
        try:
            plain.settimeout(self.deadline.left())
            secure = _tls().wrap_socket(plain, server_hostname=self.wanted.host)
        except ssl.SSLCertVerificationError as error:
            plain.close()
            raise FetchError(Reason.CERTIFICATE, f"{self.wanted.host}: {error.verify_message}") from error
        except TimeoutError:
            plain.close()
            raise
        except OSError as error:
            plain.close()
            raise FetchError(Reason.UNREACHABLE, f"{self.wanted.host}: {_said(error)}") from error
        assert isinstance(secure, _TimedTLSSocket)  # noqa: S101 - the context makes no other
        secure.deadline = self.deadline
        self.sock = secure


def places(wanted: Target, deadline: Deadline) -> list[IPAddress]:
    """Where a host lies, each place checked. Raises FetchError where there is none, and where only one of
    them is not public or the port is not one of the web; TimeoutError."""
    tests = _test_addresses()
    if wanted.port not in {port for _, port in tests}:
        check_port(wanted)
    found = _looked_up(wanted.host, deadline)
    if all((str(place), wanted.port) in tests for place in found):
        return found
    check_port(wanted)
    for place in found:
        if not is_public(place):
            # Where a name lies in an inner network is not told to whoever asks.
            logger.info("not fetched from %s: it lies at %s", wanted.host, place)
            raise FetchError(Reason.INNER, wanted.host)
    return found[:MOST_PLACES]


def _looked_up(host: str, deadline: Deadline) -> list[IPAddress]:
    """What the system's resolver says, asked once, in a thread: it has no time limit of its own."""
    try:
        return [ipaddress.ip_address(host)]
    except ValueError:
        pass
    answer: list[Any] = []

    def ask() -> None:
        try:
            answer.append(socket.getaddrinfo(host, None, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answer.append(error)

    asking = threading.Thread(target=ask, daemon=True, name="resolver")
    asking.start()
    asking.join(deadline.left())
    if not answer:
        raise TimeoutError("the name was not looked up in time")
    if isinstance(answer[0], Exception):
        raise FetchError(Reason.UNKNOWN_HOST, host) from answer[0]
    # In the resolver's order, each once. A scope (fe80::1%2) stays with it, and is refused by it.
    return [ipaddress.ip_address(text) for text in dict.fromkeys(str(row[4][0]) for row in answer[0])]


def _connected(found: list[IPAddress], wanted: Target, deadline: Deadline) -> socket.socket:
    failed: OSError | None = None
    for place in found:
        family = socket.AF_INET if place.version == 4 else socket.AF_INET6
        try:
            connection = _TimedSocket(family, socket.SOCK_STREAM)
        except OSError as error:
            failed = error
            continue
        try:
            connection.settimeout(min(deadline.left(), SECONDS_TO_CONNECT))
            connection.connect((str(place), wanted.port))
        except OSError as error:
            connection.close()
            failed = error
            continue
        connection.deadline = deadline
        return connection
    deadline.left()
    raise FetchError(Reason.UNREACHABLE, f"{wanted.host}: {_said(failed)}") from failed


def _tls() -> ssl.SSLContext:
    """The system's authorities and certifi's, for a system that has none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.sslsocket_class = _TimedTLSSocket
    return context


def _test_addresses() -> frozenset[tuple[str, int]]:
    """The servers on loopback that the tests start. The setting is in no environment variable, and a program
    other than pytest that has it refuses to fetch anything."""
    allowed = frozenset(settings.FETCH_TEST_ADDRESSES)
    if allowed and "pytest" not in sys.modules:
        raise ImproperlyConfigured("FETCH_TEST_ADDRESSES is for the project's own tests alone")
    return frozenset(pair for pair in allowed if ipaddress.ip_address(pair[0]).is_loopback)


def _said(error: OSError | None) -> str:
    return (error and (error.strerror or str(error))) or "no answer"
