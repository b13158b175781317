# Sourced by ./demo and ./check: one virtual environment, installed once a change of what it is made from.

fail() { echo "$(basename "$0"): $1" >&2; exit 1; }

# The first interpreter on the path that is new enough.
find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if command -v "$name" >/dev/null 2>&1 \
            && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return 0
        fi
    done
    return 1
}

# prepare WHAT: an environment that holds WHAT ("." or ".[test]"), editable.
# The stamp holds the digest of all that decides its content, so that a second run installs nothing.
prepare() {
    what=$1
    if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null; then
        python=$(find_python) || fail "needs Python 3.11 or newer on the path (Debian: apt-get install python3 python3-venv)"
        "$python" -c 'import ensurepip' 2>/dev/null || fail "needs Python's venv module (Debian: apt-get install python3-venv)"
        "$python" -m venv .venv || fail "could not make the virtual environment .venv in $(pwd)"
    fi
    stamp=".venv/installed-$(printf '%s' "$what" | tr -cd 'a-z')"
    digest=$( (pwd; cat pyproject.toml constraints.txt src/crossbearing/__init__.py) | cksum)
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$digest" ] && return 0
    echo "$(basename "$0"): installing into .venv (the first time takes a minute or two)" >&2
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable "$what" \
        || fail "could not install: see pip's message above (is the package index reachable?)"
    printf '%s\n' "$digest" > "$stamp"
}
