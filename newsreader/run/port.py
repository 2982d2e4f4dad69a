"""The port that the server listens on."""

import errno
import os
import socket

from newsreader.run.refusal import Refusal

HOST = "127.0.0.1"
DEFAULT_PORT = 8000


def free_port() -> int:
    """The port that PORT names, 8000 without it. Raises Refusal where it is no port or not free."""
    value = os.environ.get("PORT") or str(DEFAULT_PORT)
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= 65535):
        raise Refusal(f"PORT must be a number from 1 to 65535, not {value!r}.")
    port = int(value)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # Connections of a server that has just ended linger; its port is free all the same.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError as error:
            raise Refusal(f"Port {port} needs root's rights: choose one from 1024 up with PORT=….") from error
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise Refusal(f"Port {port} cannot be used: {error.strerror}.") from error
            raise Refusal(
                f"Port {port} is in use by another program: stop that one, or choose another port, "
                f"as in `make run PORT={port + 1 if port < 65535 else port - 1}`."
            ) from error
    return port
