#!/usr/bin/env bash
# Assesses the moratorium from five sources at once. The data are not part of the project: name the folder that holds them.
#   Examples/energy-moratorium-2025/run.sh DATA OUT
set -euo pipefail
cd "$(dirname "$0")/../.."
data=${1:?name the folder that holds viina-monthly, viina-deep-strikes, uaf-missile-attacks, ru-mod-telegram and air-raid-alerts}
out=${2:-out/energy-moratorium-2025}
here=Examples/energy-moratorium-2025
map=$here/mappings
truce=${TRUCE:-.build/release/truce}

"$truce" assess "$here/energy-moratorium.md" --reports \
    "$data/viina-monthly/viina_incidents_202503.csv@$map/viina-monthly.mapping.json" \
    "$data/viina-monthly/viina_incidents_202504.csv@$map/viina-monthly.mapping.json" \
    "$data/viina-deep-strikes/VIINA_2025_REBUILD.csv@$map/viina-deep-strikes.mapping.json" \
    "$data/uaf-missile-attacks/missile_attacks_daily.csv@$map/uaf-missile-attacks.mapping.json" \
    "$data/ru-mod-telegram/mod_russia_v2.csv@$map/ru-mod-russia.mapping.json" \
    "$data/air-raid-alerts/alerts_oblast_2022-03_2026-06.csv@$map/air-raid-alerts.mapping.json" \
    --origins "$here/origins.csv" --out "$out"
