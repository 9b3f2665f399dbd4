#!/usr/bin/env bash
# Fuzzes the readers, one after the other, each for so many seconds, and prints what came of it. Needs build.sh first.
#   run.sh SECONDS [READER ...]
# Inputs that crash, hang or break a rule are kept in Failures/READER, where `make test` replays them.
set -euo pipefail
cd "$(dirname "$0")"

seconds=${1:-60}
shift || true
readers=("$@")
if ((${#readers[@]} == 0)); then readers=(agreement reports-csv reports-ndjson geojson mapping entries cbor note); fi

# The backtracer of Swift would wait for a debugger's answer when a fuzzer ends itself.
export SWIFT_BACKTRACE=enable=no
export ASAN_OPTIONS=detect_leaks=0
worst=0
printf '%-16s %9s %8s %8s %9s %8s %8s %9s\n' reader seconds runs runs/s coverage corpus+ peak-MB failures
for reader in "${readers[@]}"; do
    corpus=.build/corpus/$reader
    log=.build/logs/$reader.log
    mkdir -p "$corpus" .build/logs "Failures/$reader"
    while read -r of pattern; do
        [[ $of == "$reader" ]] || continue
        for seed in ../$pattern; do [[ -f $seed ]] && cp "$seed" "$corpus/seed-$(basename "$seed")"; done
    done < <(grep -v '^#' seeds.txt)
    before=$(find "$corpus" -type f | wc -l)
    known=$(find "Failures/$reader" -type f | wc -l)
    status=0
    # libFuzzer measures by the clock, and on a crowded machine an input of half a second of work can wait for ten.
    began=$(date +%s)
    # A document of 4 KiB has every construct; longer ones only make each run slower.
    longest=65536
    [[ $reader == agreement ]] && longest=4096
    nice -n 19 timeout $((seconds + 120)) ".build/release/fuzz-$reader" "$corpus" \
        -max_total_time="$seconds" -timeout=120 -rss_limit_mb=2048 -max_len="$longest" \
        -dict="Dictionaries/$reader.dict" -artifact_prefix="Failures/$reader/" -print_final_stats=1 \
        >"$log" 2>&1 </dev/null || status=$?
    stat() { grep -oE "stat::$1: *[0-9]+" "$log" | grep -oE '[0-9]+$' || echo '-'; }
    runs=$(stat number_of_executed_units)
    spent=$(($(date +%s) - began))
    coverage=$(grep -oE 'cov: [0-9]+' "$log" | tail -1 | grep -oE '[0-9]+' || echo '-')
    after=$(find "$corpus" -type f | wc -l)
    failures=$(($(find "Failures/$reader" -type f | wc -l) - known))
    printf '%-16s %9s %8s %8s %9s %8s %8s %9s\n' "$reader" "$spent" "$runs" "$(stat average_exec_per_sec)" \
        "$coverage" "$((after - before))" "$(stat peak_rss_mb)" "$failures"
    if ((status != 0)); then
        worst=1
        echo "  $reader ended with $status; the last lines of FuzzTesting/$log:"
        tail -5 "$log" | sed 's/^/    /'
    fi
done
exit $worst
