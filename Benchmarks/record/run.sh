#!/usr/bin/env bash
# Appends reports to a record and to plain tables beside it, in SQLite and in a PostgreSQL server that is started for it.
#   run.sh REPORTS.csv [OPTION ...]     options of record-bench: --entries N, --batch N, --singles N, --turns N
set -euo pipefail
here=$(dirname "$0")

# The server ends when its input does.
coproc server { "$here/../../Tests/PostgresServer/serve.sh" /tmp; }
read -r _ port _ <&"${server[0]}"
"$here/../.build/release/record-bench" "$@" --postgres "postgres://truce@127.0.0.1:$port/postgres"
