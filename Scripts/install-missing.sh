#!/usr/bin/env bash
# Installs what is missing on Debian 12 with the Swift toolchain, and prints what it installs.
#   install-missing.sh build   what a build needs
#   install-missing.sh test    what the tests need besides: a browser, a PostgreSQL server, and Python for checking formats
set -euo pipefail

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
    want /usr/lib/python3/dist-packages/icalendar python3-icalendar
    want xmllint libxml2-utils
    want psql postgresql-client
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
fi

if ((${#missing[@]} == 0)); then exit 0; fi

sudo=()
if [[ $(id -u) != 0 ]]; then sudo=(sudo); fi
echo "Installing: ${missing[*]}"
"${sudo[@]}" apt-get -qq update
DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null
echo "Installed: ${missing[*]}"
