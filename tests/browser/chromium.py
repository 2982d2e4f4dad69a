"""The Chromium that the browser tests drive: found, else installed, else a failure that says why.

In this order: the program that $CHROMIUM names, chromium or google-chrome on the path, Debian's package where
this is root on a system with apt, Playwright's own download. Run as a program it prints the path.
"""

import os
import shutil
import subprocess
import sys
from functools import cache

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class NoChromium(Exception):  # noqa: N818
    """No browser is there and none could be installed; the message says what was tried."""


@cache
def chromium_path() -> str | None:
    """The browser's path; None means the one that Playwright downloaded. Raises NoChromium."""
    if named := os.environ.get("CHROMIUM"):
        path = shutil.which(named)
        if path is None:
            raise NoChromium(f"CHROMIUM names {named}, which is no program.")
        return path
    if path := _on_the_path():
        return path
    tried = []
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("No Chromium here: installing Debian's package chromium …", flush=True)
        reason = _run("apt-get", "update", "-q") or _run(
            "apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"
        )
        if path := _on_the_path():
            return path
        tried.append(f"apt-get: {reason or 'it installed no program of that name'}")
    else:
        tried.append("apt-get: only root may install Debian's chromium")
    print("No Chromium here: letting Playwright download its own …", flush=True)
    reason = _run(sys.executable, "-m", "playwright", "install", "chromium")
    if reason is None:
        return None
    tried.append(f"Playwright's download: {reason}")
    raise NoChromium(
        "The browser tests need Chromium: install it, or name one in CHROMIUM. Tried: " + "; ".join(tried)
    )


def launch_arguments() -> dict[str, object]:
    """Playwright's arguments for starting the browser. Raises NoChromium."""
    flags = [
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        # /dev/shm is too small for a page in most containers.
        "--disable-dev-shm-usage",
    ]
    if os.geteuid() == 0:
        flags.append("--no-sandbox")
    path = chromium_path()
    return {"args": flags} if path is None else {"args": flags, "executable_path": path}


def _on_the_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _run(*command: str) -> str | None:
    """Run it; None where it did well, else its last word."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment, check=False
    )
    if done.returncode == 0:
        return None
    lines = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return next(
        (line for line in lines if line.startswith(("E:", "Error"))), lines[-1] if lines else "no word"
    )


if __name__ == "__main__":
    try:
        print(f"Chromium for the browser tests: {chromium_path() or 'the one that Playwright downloaded'}")
    except NoChromium as error:
        sys.exit(str(error))
