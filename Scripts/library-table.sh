#!/usr/bin/env bash
# Writes the table of what checks find into the library's page, between its marks.
#   library-table.sh TRUCE
set -euo pipefail

truce=$1
page=Agreements/README.md
table=$(mktemp)
new=$(mktemp)
trap 'rm -f "$table" "$new"' EXIT
"$truce" survey --markdown-for Agreements Agreements/*/agreement.md >"$table"
awk -v table="$table" '
    /<!-- table: begin -->/ { print; print ""; while ((getline line < table) > 0) print line; print ""; skip = 1; next }
    /<!-- table: end -->/ { skip = 0 }
    !skip
' "$page" >"$new"
grep -q '<!-- table: end -->' "$new"
cat "$new" >"$page"
echo "Written: $page"
