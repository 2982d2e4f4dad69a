#!/bin/sh
# Make .venv and install the locked packages into it; at once when that is done already. With the argument "formats"
# also what Parquet and DocBin need, with "dev" that and what the tests need. Whatever is missing is said in one
# sentence, with exit status 1.
set -u
cd "$(dirname "$0")/.." || exit 1
umask 022

fail() {
    printf 'Cannot set up: %s\n' "$*" >&2
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        command -v "$PYTHON" >/dev/null 2>&1 || fail "there is no $PYTHON, which PYTHON names."
        is_new_enough "$PYTHON" || fail "Python 3.11 or newer is needed, and $PYTHON is not: $("$PYTHON" --version 2>&1)."
        return
    fi
    for PYTHON in python3 python3.14 python3.13 python3.12 python3.11; do
        command -v "$PYTHON" >/dev/null 2>&1 && is_new_enough "$PYTHON" && return
    done
    command -v python3 >/dev/null 2>&1 || fail "Python 3.11 or newer is needed: install the package python3."
    fail "Python 3.11 or newer is needed, and python3 is $(python3 --version 2>&1)."
}

# What the installed packages hang on; python's number changes with the system's upgrades.
wanted() {
    "$PYTHON" -c 'import sys; print(sys.version, sys.prefix)'
    cat "$@"
}

require_space() { # MEGABYTES
    free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')
    [ "$free" -ge "$1" ] || fail "there is no space left on the disk ($free MB free here, $1 MB are needed)."
}

# pip reads the lock by itself, so its wishes for other versions and its advice are of no use.
install() {
    if .venv/bin/python -m pip install --no-deps --no-input --disable-pip-version-check --no-warn-script-location \
        --require-hashes --root-user-action=ignore --progress-bar=off "$@" >.venv/install.log 2>&1; then
        return
    fi
    if grep -q 'No space left on device' .venv/install.log; then
        fail "there is no space left on the disk for the packages."
    fi
    if grep -qE 'NewConnectionError|Temporary failure in name resolution|ConnectTimeout|ProxyError' .venv/install.log; then
        fail "pip does not reach the package index (its words are in .venv/install.log)."
    fi
    grep -E '^ *(ERROR|error)' .venv/install.log >&2
    fail "pip could not install the locked packages (its words are in .venv/install.log)."
}

locks=requirements.txt
stamp=.venv/installed
space=400
case ${1:-} in
    formats)
        locks='requirements.txt requirements-formats.txt'
        stamp=.venv/installed-formats
        space=1200
        ;;
    dev)
        locks='requirements.txt requirements-formats.txt requirements-dev.txt'
        stamp=.venv/installed-dev
        space=2400
        ;;
esac

find_python
# shellcheck disable=SC2086 # two names
if [ -x .venv/bin/python ] && [ -f "$stamp" ] && [ "$(wanted $locks | cksum)" = "$(cat "$stamp")" ]; then
    exit 0
fi

[ -w . ] || fail "you may not write in $(pwd)."
[ ! -e .venv ] || [ -w .venv ] || fail ".venv belongs to another account: remove it, or use that account."
"$PYTHON" -c 'import ensurepip, venv' 2>/dev/null ||
    fail "Python's venv module is missing: as root, run  apt-get install python3-venv"

# One set-up at a time: a second one waits, and then finds the work done.
mkdir -p -m 700 .data || fail "you may not write in $(pwd)/.data."
exec 9>.data/setup.lock || fail "you may not write in $(pwd)/.data."
flock 9 2>/dev/null

if ! .venv/bin/python -c 'import pip' 2>/dev/null || [ ! -f .venv/base ] || [ "$(cat .venv/base)" != "$(wanted /dev/null)" ]; then
    require_space $space
    echo "Making the virtual environment .venv …"
    rm -rf .venv
    if ! said=$("$PYTHON" -m venv .venv 2>&1); then
        rm -rf .venv
        case $said in
            *'No space left'*) fail "there is no space left on the disk for .venv." ;;
            *) fail "the virtual environment .venv could not be made: $(printf '%s\n' "$said" | tail -n 1)" ;;
        esac
    fi
    wanted /dev/null >.venv/base || fail "there is no space left on the disk for .venv."
fi
for lock in $locks; do
    echo "Installing the packages of $lock …"
    install -r "$lock"
done
# shellcheck disable=SC2086
wanted $locks | cksum >"$stamp"
wanted requirements.txt | cksum >.venv/installed
