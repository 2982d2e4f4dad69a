#!/bin/sh
# Check the code: ruff, its format, mypy, and the templates with djade. With --fix, rewrite what can be.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python

on_templates() { # PROGRAM OPTIONS…
    find templates newsreader annotations -name '*.html' -print0 | xargs -0 -r "$@"
}

if [ "${1:-}" = --fix ]; then
    "$python" -m ruff check --quiet --fix . || true
    "$python" -m ruff format --quiet .
    on_templates .venv/bin/djade --target-version 5.2 || true
    exit 0
fi
"$python" -m ruff check --quiet .
"$python" -m ruff format --quiet --check .
"$python" -m mypy --no-error-summary
on_templates .venv/bin/djade --check --target-version 5.2
echo "Checked: ruff, mypy, djade."
