#!/bin/bash
# Builds the geometry peers into a folder: build.sh OUT. GEOS is left out, with a line that says so, where it is not installed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=${1:?usage: build.sh OUT}
mkdir -p "$out"
g++ -O2 -std=c++17 "$here/limit.cpp" -o "$out/limit"
if ! g++ -O2 -std=c++17 "$here/geos.cpp" -lgeos_c -o "$out/geos" 2>/dev/null; then
    rm -f "$out/geos"
    echo "GEOS is not measured: install libgeos-dev." >&2
fi
