#!/bin/sh
# Check the code: ruff, its format, mypy, and the templates with djade. With --fix, rewrite what can be.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
templates=$(git ls-files '*.html' 2>/dev/null || true)

if [ "${1:-}" = --fix ]; then
    "$python" -m ruff check --quiet --fix . || true
    "$python" -m ruff format --quiet .
    git ls-files -z '*.html' | xargs -0 -r .venv/bin/djade --target-version 5.2 || true
    exit 0
fi
"$python" -m ruff check --quiet .
"$python" -m ruff format --quiet --check .
"$python" -m mypy --no-error-summary
[ -z "$templates" ] || git ls-files -z '*.html' | xargs -0 .venv/bin/djade --check --target-version 5.2
echo "Checked: ruff, mypy, djade."
