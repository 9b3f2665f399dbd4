#!/usr/bin/env bash
# Times Truce against a pipeline in Python on the tables of a folder: installs what is missing, builds, runs both.
#   run.sh BOUNDARIES.geojson TABLE.csv ...
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
(($# >= 2)) || { echo "usage: run.sh BOUNDARIES.geojson TABLE.csv ..." >&2; exit 2; }

if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    echo "There is no Python with venv on this machine: apt-get install python3-venv, then try again." >&2
    exit 1
fi
if [[ ! -x $here/.venv/bin/python ]]; then
    python3 -m venv "$here/.venv"
    "$here/.venv/bin/pip" -q install -r "$here/requirements.txt"
fi
benchmarks=$here/../..
swift build --package-path "$benchmarks" -c release --product pipeline-bench
"$here/.venv/bin/python" "$here/compare.py" "$benchmarks/.build/release/pipeline-bench" "$@"
