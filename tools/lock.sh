#!/bin/sh
# Write requirements.txt, requirements-formats.txt and requirements-dev.txt anew from their .in files, with exact
# versions and hashes.
# Works with uv, which it puts into the virtual environment.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
"$python" -m uv --version >/dev/null 2>&1 || "$python" -m pip install --quiet --disable-pip-version-check uv

lock() { # NAME, what its header says, uv's options
    name=$1
    said=$2
    shift 2
    {
        printf '# Made by `make lock` from %s.in: every version exact, every file by its hash.\n%s\n' "$name" "$said"
        "$python" -m uv pip compile "$name.in" --quiet --upgrade --no-header --generate-hashes \
            --python-version 3.11 --python-platform linux "$@"
    } >"$name.txt.new"
    mv "$name.txt.new" "$name.txt"
}

lock requirements '# Installed with --no-deps (`make setup` does it), since requirements-left-out.txt stays out.' \
    --overrides requirements-left-out.txt
lock requirements-formats '# Installed with --no-deps, beside requirements.txt (`make setup-formats` does it).'
lock requirements-dev '# Installed with --no-deps, beside requirements.txt and requirements-formats.txt (`make setup-dev` does it).' \
    --overrides requirements-overridden.txt
