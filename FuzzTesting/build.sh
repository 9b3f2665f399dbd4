#!/usr/bin/env bash
# Builds the fuzzers with libFuzzer and the address sanitizer, optimised, the C code of libyaml too.
set -euo pipefail
cd "$(dirname "$0")"
# Stripping dead code takes away what the sanitizer's tables point to.
swift build -c release -j 2 --disable-dead-strip \
    -Xswiftc -sanitize=fuzzer,address -Xcc -fsanitize=address,fuzzer-no-link 2>&1 |
    grep -v "Cannot export local symbol"
