#!/bin/sh
# Test the neural recogniser in .venv-neural, an environment of its own. Where it cannot be made small, say so.
set -eu
cd "$(dirname "$0")/.."
export PIP_DISABLE_PIP_VERSION_CHECK=1

not_run() {
    echo "The neural tests were not run: $*"
    exit 0
}

free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')
[ "$free" -ge 6000 ] || not_run "$free MB are free on the disk, 6000 MB are needed."
[ -x .venv-neural/bin/python ] || "${PYTHON:-python3}" -m venv .venv-neural
python=.venv-neural/bin/python
torch=$(grep '^torch==' requirements-neural.txt)
if [ "$(uname -sm)" = "Linux x86_64" ]; then
    # The index's own build for this machine wants 3 GB of NVIDIA's libraries before it loads.
    found=$("$python" -m pip install --quiet --no-deps --dry-run --ignore-installed --report - "$torch" |
        grep -o '"version": "[^"]*"' | grep '+cpu' || true)
    [ -n "$found" ] || not_run "the package index has no build of $torch for the processor alone."
fi
"$python" -m pip install --quiet --no-deps --require-hashes -r requirements.txt -r requirements-dev.txt
"$python" -m pip install --quiet --no-deps -r requirements-neural.txt
exec "$python" -m pytest -q -rs tests/unit/suggest/test_a_neural_recogniser_adds_evidence.py
