#!/usr/bin/env bash
# Takes the pictures of Documentation/Images anew: the reports of two examples, and what is wrong with a plan, in a browser, 1280
# pixels wide.
set -euo pipefail
cd "$(dirname "$0")/.."

truce=${TRUCE:-.build/release/truce}
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "There is no Chromium on this machine; make test installs it." >&2
    exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

picture() { # picture NAME REPORT HEIGHT
    "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --blink-settings=preferredColorScheme=1 \
        --user-data-dir="$work/profile" --virtual-time-budget=3000 --window-size="1280,$3" \
        --screenshot="$work/$1.png" "file://$2" >/dev/null 2>&1
    mv "$work/$1.png" "Documentation/Images/$1.png"
    echo "Documentation/Images/$1.png"
}

energy=Examples/energy-truce-2026
"$truce" assess "$energy/energy-truce.md" --reports "$energy/reports.csv" --statements "$energy/statements.csv" \
    --entries "$energy/entries.ndjson" --origins "$energy/origins.csv" --out "$work/energy" >/dev/null 2>&1
TRUCE=$truce Examples/all-for-all/run.sh "$work/all-for-all" >/dev/null

picture report "$work/energy/report.html" 1940
# A browser without a window draws nothing of a page that is scrolled, so all else is hidden.
sed 's#</style>#header.page, footer, section:not(\#duties) { display: none } section { border: 0; margin: 0 }</style>#' \
    "$work/all-for-all/report.html" >"$work/duties.html"
picture duties "$work/duties.html" 2120
"$truce" check Examples/enforcement-plan-2026/enforcement-plan.md --library Agreements --out "$work/check" >/dev/null ||
    test $? -eq 1
# Of its findings two are shown: one that the words alone show, and one with a timeline.
sed 's@</style>@.finding:not(:has(a[href="#rule-word-without-measure"], a[href="#rule-unpunished-rate"])), section:not(\#grave), footer { display: none }</style>@' \
    "$work/check/check.html" >"$work/check.html"
picture check "$work/check.html" 1990
