#!/usr/bin/env bash
# Installs what is missing on Debian 12 with the Swift toolchain, and prints what it installs.
#   install-missing.sh build   what a build needs
#   install-missing.sh test    what the tests need besides: a browser, a PostgreSQL server, Python for checking formats, and valgrind for counting instructions
set -euo pipefail
cd "$(dirname "$0")/.."

need=${1:-build}

if ! command -v swift >/dev/null; then
    echo "There is no Swift on this machine: install Swift 6.3 from https://www.swift.org/install, then try again." >&2
    exit 1
fi

missing=()
want() { # want COMMAND-OR-FILE PACKAGE
    if [[ $1 == /* ]]; then [[ -e $1 ]] || missing+=("$2"); else command -v "$1" >/dev/null || missing+=("$2"); fi
}

want git git
want cc gcc
want /usr/include/zlib.h zlib1g-dev
want /usr/include/z3.h libz3-dev
want /usr/include/postgresql/libpq-fe.h libpq-dev
want /usr/include/sqlite3.h libsqlite3-dev
if [[ $need == test ]]; then
    want chromium chromium
    want python3 python3
    if ! python3 -c "import ensurepip" 2>/dev/null; then missing+=(python3-venv); fi
    want openssl openssl
    want valgrind valgrind
    want /usr/lib/python3/dist-packages/icalendar python3-icalendar
    want xmllint libxml2-utils
    want psql postgresql-client
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
fi

if ((${#missing[@]} > 0)); then
    sudo=()
    if [[ $(id -u) != 0 ]]; then sudo=(sudo); fi
    echo "Installing: ${missing[*]}"
    "${sudo[@]}" apt-get -qq update
    DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null
    echo "Installed: ${missing[*]}"
fi

# Others' readers of CBOR and of transparency logs, to check ours by. aics-tlog asks for Python 3.12 and runs on Debian's 3.11.
checkers=.build/checkers
if [[ $need == test ]] && ! "$checkers/bin/python" -c "import aics_tlog, cbor2" 2>/dev/null; then
    echo "Installing: aics-tlog 0.2.1, cbor2 6.2.1 and what they need, into $checkers"
    python3 -m venv --clear "$checkers"
    "$checkers/bin/pip" install -q --disable-pip-version-check --ignore-requires-python \
        aics-tlog==0.2.1 cbor2==6.2.1 cryptography==50.0.2
    echo "Installed: aics-tlog 0.2.1, cbor2 6.2.1"
fi
