#!/usr/bin/env bash
# Times the ladders P1 and P2 on the same events beside their peers: installs what is missing, builds, makes the events once, runs all in turn.
#   run.sh [--turns N] [--flink] [--sizes "EVENTS:PER_DAY ..."] FOLDER
# FOLDER holds the events; some 100 MB for each million. Flink CEP (--flink) is fetched from PyPI, 330 MB, and needs a JDK.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
turns=5 flink="" sizes="1000000:10000 1000000:100000 10000000:100000"
while [[ ${1-} == --* ]]; do
    case $1 in
        --turns) turns=$2; shift ;;
        --sizes) sizes=$2; shift ;;
        --flink) flink=1 ;;
        *) echo "there is no option $1" >&2; exit 2 ;;
    esac
    shift
done
(($# == 1)) || { echo "usage: run.sh [--turns N] [--flink] [--sizes \"EVENTS:PER_DAY ...\"] FOLDER" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)

if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    echo "There is no Python with venv on this machine: apt-get install python3-venv, then try again." >&2
    exit 1
fi
[[ -x $here/.venv/bin/python ]] || python3 -m venv "$here/.venv"
"$here/.venv/bin/pip" -q --disable-pip-version-check install -r "$here/requirements.txt"
g++ -O2 -march=native -o "$folder/limit" "$here/limit.cpp"
benchmarks=$here/../..
swift build --package-path "$benchmarks" -c release --product ladder-bench

classpath=""
if [[ $flink ]]; then
    if [[ ! -d $folder/flink/pyflink/lib ]]; then
        "$here/.venv/bin/pip" -q download --no-deps -d "$folder" apache-flink-libraries==2.3.0
        python3 -m zipfile -e "$folder"/apache_flink_libraries-*.whl "$folder/flink"
    fi
    mkdir -p "$folder/flink/classes"
    classpath=$folder/flink/classes:$(printf '%s:' "$folder"/flink/pyflink/lib/*.jar)
    javac -cp "$classpath" -d "$folder/flink/classes" "$here/Ladder.java"
fi

for size in $sizes; do
    events=${size%:*} day=${size#*:}
    data=$folder/$events-$day
    [[ -f $data/p2.expected ]] || "$here/generate.py" "$events" "$day" "$data"
    echo
    echo "## $events events, $day a day"
    "$here/.venv/bin/python" "$here/compare.py" "$data" "$folder/limit" "$benchmarks/.build/release/ladder-bench" \
        "$here/ladder.md" --turns "$turns" ${classpath:+--flink "$classpath"}
    # Flink is timed on the first alone.
    classpath=""
done
