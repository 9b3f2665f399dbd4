#!/usr/bin/env bash
# Runs a PostgreSQL server of its own on loopback, in a folder of its own, until standard input ends: so it goes when whoever started
# it goes, however that ends. Prints `ready PORT FOLDER` once it takes connections. The user is `truce`, and nobody is asked for a password.
# Told `restart` on its standard input, it starts the server again, which somebody has killed, and prints `ready` once more.
#   serve.sh FOLDER [SETTING=VALUE ...]
set -euo pipefail

bin=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -1 | xargs -r dirname)
if [[ -z $bin ]]; then
    echo "There is no PostgreSQL server on this machine; Scripts/install-missing.sh test installs one." >&2
    exit 1
fi
folder=$(mktemp -d "${1:?names the folder in which it makes its own}/truce-postgres-XXXXXX")
shift
as=()
# The server refuses to run as root.
if [[ $(id -u) == 0 ]]; then
    chown postgres "$folder"
    as=(setpriv --reuid=postgres --regid=postgres --init-groups)
fi
cd "$folder"
ended() {
    "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap ended EXIT
trap 'exit 1' INT TERM HUP

"${as[@]}" "$bin/initdb" -D "$folder/data" -U truce --auth=trust -E UTF8 --locale=C --no-sync >"$folder/initdb.log" 2>&1 ||
    { cat "$folder/initdb.log" >&2; exit 1; }
settings="-c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder"
for setting in "$@"; do settings+=" -c $setting"; done
start() {
    "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w -o "$settings -p $port" start >/dev/null 2>&1
}
for _ in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 20000))
    start || continue
    echo "ready $port $folder/data"
    while read -r order; do
        [[ $order == restart ]] || continue
        # What a killed server leaves behind is in use until the last of its processes has gone.
        for _ in {1..100}; do
            if start; then
                echo "ready $port $folder/data"
                break
            fi
            sleep 0.2
        done
    done
    exit 0
done
cat "$folder/log" >&2
exit 1
