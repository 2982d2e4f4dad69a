"""Run the parsers in a child process, which a monstrous page can neither hang nor fill the memory of.

A thread cannot be ended and a limit of size alone bounds no parser's time; a process can be killed. It costs
a fifth of a second a page, and its environment has neither the database's address nor the secret key.
"""

import json
import os
import subprocess
import sys
from typing import Any

from newsreader.folders import BASE_DIR
from newsreader.web.refusal import FetchError, Reason

SECONDS = 10
MEGABYTES = 1024
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "VIRTUAL_ENV")


def run(
    name: str,
    body: bytes,
    *,
    about: str,
    seconds: int = SECONDS,
    megabytes: int = MEGABYTES,
    **values: object,
) -> Any:
    """What the task `name` of newsreader.web.child makes of some bytes and values. `about` names them.

    Raises FetchError where it takes more than `seconds` or `megabytes`, or fails otherwise.
    """
    task = {"name": name, "seconds": seconds, "megabytes": megabytes, "values": values}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "newsreader.web.child"],
            input=json.dumps(task).encode("ascii") + b"\n" + body,
            cwd=BASE_DIR,
            env={key: os.environ[key] for key in _PASSED_ON if key in os.environ},
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise FetchError(Reason.TOO_COMPLEX, about) from error
    if done.returncode != 0:
        raise FetchError(Reason.TOO_COMPLEX, about)
    return json.loads(done.stdout)
