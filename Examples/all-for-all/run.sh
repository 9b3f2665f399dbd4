#!/usr/bin/env bash
# Assesses the Riverside agreement and writes the report to the folder OUT.
#   Examples/all-for-all/run.sh OUT
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:-out/all-for-all}
here=Examples/all-for-all
truce=${TRUCE:-.build/debug/truce}

"$truce" assess "$here/agreement.md" --reports "$here/reports.csv" --entries "$here/entries.ndjson" \
    --origins "$here/origins.csv" --as-of 2026-06-25T00:00+02:00 --out "$out"
