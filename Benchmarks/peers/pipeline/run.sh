#!/usr/bin/env bash
# Times Truce against pipelines in Python on the same tables: installs what is missing, builds, runs all.
#   run.sh [--without-plain] [--runs N] BOUNDARIES.geojson TABLE.csv ...
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
(($# >= 2)) || { echo "usage: run.sh [--without-plain] [--runs N] BOUNDARIES.geojson TABLE.csv ..." >&2; exit 2; }
options=()
while [[ $1 == --* ]]; do
    options+=("$1")
    if [[ $1 == --runs ]]; then options+=("$2"); shift; fi
    shift
done

if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    echo "There is no Python with venv on this machine: apt-get install python3-venv, then try again." >&2
    exit 1
fi
[[ -x $here/.venv/bin/python ]] || python3 -m venv "$here/.venv"
"$here/.venv/bin/pip" -q --disable-pip-version-check install -r "$here/requirements.txt"
benchmarks=$here/../..
swift build --package-path "$benchmarks" -c release --product pipeline-bench
"$here/.venv/bin/python" "$here/compare.py" "${options[@]}" "$benchmarks/.build/release/pipeline-bench" "$@"
