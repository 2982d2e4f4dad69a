"""A server that speaks PostgreSQL's protocol just far enough to say that it is an old version."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def server_of_version(version: str) -> Iterator[int]:
    """Serve until the block ends; gives the port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_serve, args=(listener, version), daemon=True).start()
        yield listener.getsockname()[1]


def _serve(listener: socket.socket, version: str) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            _greet(connection, version)


def _greet(connection: socket.socket, version: str) -> None:
    while True:
        length, code = struct.unpack("!II", _exactly(connection, 8))
        _exactly(connection, length - 8)
        if code >> 16 == 3:
            break
        # It speaks neither TLS nor GSSAPI.
        connection.sendall(b"N")
    told = {
        "server_version": version,
        "server_encoding": "UTF8",
        "client_encoding": "UTF8",
        "TimeZone": "UTC",
    }
    told |= {"standard_conforming_strings": "on", "integer_datetimes": "on"}
    answer = _message(b"R", struct.pack("!I", 0))
    for name, value in told.items():
        answer += _message(b"S", f"{name}\0{value}\0".encode())
    connection.sendall(answer + _message(b"K", struct.pack("!II", 1, 1)) + _message(b"Z", b"I"))
    while connection.recv(4096):
        pass


def _message(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("!I", len(body) + 4) + body


def _exactly(connection: socket.socket, count: int) -> bytes:
    got = b""
    while len(got) < count:
        part = connection.recv(count - len(got))
        if not part:
            raise ConnectionError("the client went away")
        got += part
    return got
