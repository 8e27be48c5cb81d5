#!/bin/sh
# Makes .venv with Million Miles in it: `setup.sh run` to use it, `setup.sh dev` to work
# on it, `setup.sh bench` to measure it beside its peers (400 MB more). Where all is done already it does nothing. Whatever stops it is told in a
# sentence that says what to do.
set -u
cd "$(dirname "$0")" || exit 1

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

case "${1-}" in
    run) lock=requirements.lock ;;
    dev) lock=requirements-dev.lock ;;
    bench) lock=requirements-bench.lock ;;
    *) stop "want: setup.sh run, setup.sh dev, or setup.sh bench" ;;
esac

# A set-up is known by its folder and the texts it was made from, not by file times: so
# a moved folder and a changed lock are seen, and a fresh clone does not confuse it.
made_from() { pwd -P && cksum pyproject.toml setup.sh requirements-uv.lock "$1"; }
is_made() { [ "$(made_from "$lock")" = "$(cat ".venv/made-for-$1" 2>/dev/null)" ]; }
is_made "$1" && exit 0

is_supported='import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))'
is_ours() {
    [ "$(head -n 1 .venv/made-for-run 2>/dev/null)" = "$(pwd -P)" ] &&
        .venv/bin/python -c "$is_supported" 2>/dev/null
}
find_python() {
    for name in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11; do
        "$name" -c "$is_supported" 2>/dev/null && printf '%s' "$name" && return
    done
    return 1
}

stop_for_space() {
    stop "The disk is full: free 1 GB here, in your home and in ${TMPDIR:-/tmp}, and run make" \
        "again."
}

# Runs a command in silence; when it fails, says why and what to do.
try() {
    said=$("$@" 2>&1) && return
    case "$said" in
        *"No space left"* | *"Disk quota exceeded"*)
            stop_for_space ;;
        *[Cc]onnect* | *"name resolution"* | *"dns error"* | *"timed out"*)
            stop "The packages could not be fetched: check the connection and run make again." ;;
        *)
            stop "$said
Set-up stopped at: $*" ;;
    esac
}

python=$(find_python) ||
    stop "Million Miles needs Python 3.11 to 3.14 and found none: install one (on Debian" \
        "or Ubuntu: sudo apt install python3 python3-venv) and run make again."
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    stop "$("$python" --version) has no venv module: install it (on Debian or Ubuntu:" \
        "sudo apt install $("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'))" \
        "and run make again."

printf 'Setting up in .venv with %s: half a minute or so.\n' "$("$python" --version)"
if ! is_ours; then
    "$python" -c 'import shutil, sys; sys.exit(shutil.disk_usage(".").free < 600e6)' ||
        stop_for_space
    try "$python" -m venv --clear .venv
fi
try .venv/bin/python -m pip install --require-hashes -r requirements-uv.lock
try .venv/bin/uv pip install --python .venv/bin/python --only-binary :all: \
    --compile-bytecode \
    --require-hashes -r "$lock"
try .venv/bin/uv pip install --python .venv/bin/python --no-deps \
    --no-build-isolation --editable .
made_from "$lock" >".venv/made-for-$1"
made_from requirements.lock >.venv/made-for-run
