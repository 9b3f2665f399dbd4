#!/usr/bin/env bash
# Assesses the moratorium from five sources at once, with the line of each day. The data are not part of the project: name the folder that
# holds them.
#   Examples/energy-moratorium-2025/run.sh DATA OUT
set -euo pipefail
cd "$(dirname "$0")/../.."
data=${1:?name the folder that holds viina-monthly, viina-deep-strikes, uaf-missile-attacks, ru-mod-telegram, air-raid-alerts, line-of-contact and boundaries}
out=${2:-out/energy-moratorium-2025}
here=Examples/energy-moratorium-2025
map=$here/mappings
truce=${TRUCE:-.build/release/truce}

# Maps of other years are drawn in other colours; a map in which nothing is selected is refused.
lines=$(mktemp -d)
trap 'rm -rf "$lines"' EXIT
for file in "$data"/line-of-contact/deepstate_2025-0[34]-*.geojson; do ln -s "$(realpath "$file")" "$lines/"; done

"$truce" assess "$here/energy-moratorium.md" --reports \
    "$data/viina-monthly/viina_incidents_202503.csv@$map/viina-monthly.mapping.json" \
    "$data/viina-monthly/viina_incidents_202504.csv@$map/viina-monthly.mapping.json" \
    "$data/viina-deep-strikes/VIINA_2025_REBUILD.csv@$map/viina-deep-strikes.mapping.json" \
    "$data/uaf-missile-attacks/missile_attacks_daily.csv@$map/uaf-missile-attacks.mapping.json" \
    "$data/ru-mod-telegram/mod_russia_v2.csv@$map/ru-mod-russia.mapping.json" \
    "$data/air-raid-alerts/alerts_oblast_2022-03_2026-06.csv@$map/air-raid-alerts.mapping.json" \
    --statements "$here/statements.csv" --origins "$here/origins.csv" \
    --drawn "contact=$lines" "frontier=$data/boundaries/ukraine_adm1_geoboundaries.geojson" --out "$out"
