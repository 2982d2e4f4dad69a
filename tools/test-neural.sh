#!/bin/sh
# Test the neural recogniser in .venv-neural, an environment of its own. Where it cannot be made small, say so.
set -eu
cd "$(dirname "$0")/.."
export PIP_DISABLE_PIP_VERSION_CHECK=1

not_run() {
    echo "The neural tests were not run: $*"
    exit 0
}

[ "$(uname -sm)" != "Linux x86_64" ] || torch_build=+cpu
python=.venv-neural/bin/python
stamp=.venv-neural/installed
locks="requirements.txt requirements-dev.txt requirements-neural.txt"
# shellcheck disable=SC2086 # three names
wanted=$(cat $locks | cksum)
if [ ! -x "$python" ] || [ "$wanted" != "$(cat "$stamp" 2>/dev/null)" ]; then
    free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')
    [ "$free" -ge 6000 ] || not_run "$free MB are free on the disk, 6000 MB are needed."
    [ -x "$python" ] || "${PYTHON:-python3}" -m venv .venv-neural
    # The index's own build for x86-64 Linux is for CUDA and does not load without NVIDIA's libraries.
    torch="$(grep '^torch==' requirements-neural.txt)${torch_build:-}"
    "$python" -m pip install --quiet --no-deps --dry-run --ignore-installed --retries 1 --timeout 15 "$torch" \
        >.venv-neural/install.log 2>&1 || not_run "pip finds no $torch, torch's build for the processor alone."
    echo "Installing the locked packages into .venv-neural, which takes some minutes …"
    "$python" -m pip install --quiet --no-deps --require-hashes -r requirements.txt -r requirements-dev.txt
    "$python" -m pip install --quiet --no-deps -r requirements-neural.txt
    echo "$wanted" >"$stamp"
fi
echo "Teaching a small recogniser and loading it …"
exec "$python" -m pytest -q -rs tests/unit/suggest/test_a_neural_recogniser_adds_evidence.py
