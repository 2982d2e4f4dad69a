"""The Chromium that the browser tests drive: found, else installed, else a failure that says why.

In this order: the program that $CHROMIUM names, chromium or google-chrome on the path, Debian's package where
this is root on a system with apt, Playwright's own download. Run as a program it starts the browser once.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import playwright
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# What Playwright's driver needs beside the C library, and Debian's package of it.
DRIVER_LIBRARY = "libatomic1"


class NoChromium(Exception):  # noqa: N818
    """No browser is there and none could be installed; the message says what was tried."""


@cache
def chromium_path() -> str | None:
    """The browser's path; None means the one that Playwright downloaded. Raises NoChromium."""
    _require_driver()
    if named := os.environ.get("CHROMIUM"):
        path = shutil.which(named)
        if path is None:
            raise NoChromium(f"CHROMIUM names {named}, which is no program.")
        return path
    if path := _on_the_path():
        return path
    tried = []
    if _may_install():
        print("No Chromium here: installing Debian's package chromium …", flush=True)
        reason = _install("chromium")
        if path := _on_the_path():
            return path
        tried.append(f"apt-get: {reason or 'it installed no program of that name'}")
    else:
        tried.append("apt-get: only root may install Debian's package chromium")
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


def start_once() -> str:
    """Start the browser and end it again; its version. Raises NoChromium where it does not start."""
    arguments = launch_arguments()
    with sync_playwright() as driver:
        try:
            browser = driver.chromium.launch(**arguments)  # type: ignore[arg-type]
        except Exception as error:
            lines = [line.strip(" ║") for line in str(error).splitlines()]
            telling = [line for line in lines if "error while loading" in line or "missing" in line.lower()]
            raise NoChromium(f"Chromium does not start: {(telling or lines)[0]}") from error
        version = browser.version
        browser.close()
    return version


def _require_driver() -> None:
    """Make sure that the program by which Playwright speaks with browsers starts here."""
    if os.environ.get("PLAYWRIGHT_NODEJS_PATH"):
        return
    driver = str(Path(playwright.__file__).parent / "driver" / "node")
    reason = _run(driver, "--version")
    if reason and _may_install():
        print(
            f"Playwright's driver needs a library: installing Debian's package {DRIVER_LIBRARY} …", flush=True
        )
        reason = _install(DRIVER_LIBRARY) or _run(driver, "--version")
    if reason:
        raise NoChromium(
            f"Playwright's driver does not start ({reason}): as root, run  "
            f"apt-get install {DRIVER_LIBRARY} chromium"
        )


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(package: str) -> str | None:
    return _run("apt-get", "update", "-q") or _run(
        "apt-get", "install", "-y", "-q", "--no-install-recommends", package
    )


def _on_the_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _run(*command: str) -> str | None:
    """Run it; None where it did well, else its last word."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment, check=False
        )
    except OSError as error:
        return str(error)
    if done.returncode == 0:
        return None
    lines = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("E:", "Error"))]
    return (errors or lines[-1:] or [f"status {done.returncode}"])[0]


if __name__ == "__main__":
    try:
        print(f"Browser tests: Chromium {start_once()}, {chromium_path() or 'downloaded by Playwright'}")
    except NoChromium as error:
        sys.exit(str(error))
