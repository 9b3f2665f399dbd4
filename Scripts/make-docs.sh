#!/usr/bin/env bash
# Makes the reference documentation of the library targets with DocC; a warning is an error.
set -euo pipefail
cd "$(dirname "$0")/.."

targets=(Geography CeasefireModel Fingerprint AuditLog SealedVerification AgreementLanguage Evidence Evaluation Analysis EventStore EventStoreSQLite
    EventStorePostgres RecordKeeping Exchange Publication TruceCommands)
# Beside the build that emits them: what is not compiled anew is not emitted anew either.
graphs=.build-docs/symbol-graphs
out=${1:-out/docs}

mkdir -p "$graphs" "$out"
swift build -Xswiftc -emit-symbol-graph -Xswiftc -emit-symbol-graph-dir -Xswiftc "$graphs" --scratch-path .build-docs
for target in "${targets[@]}"; do
    own=$graphs/$target && mkdir -p "$own"
    cp "$graphs/$target".symbols.json "$own/"
    catalog=()
    if [[ -d Sources/$target/$target.docc ]]; then catalog=("Sources/$target/$target.docc"); fi
    docc convert "${catalog[@]}" --fallback-display-name "$target" --fallback-bundle-identifier "truce.$target" \
        --additional-symbol-graph-dir "$own" --output-dir "$out/$target.doccarchive" --warnings-as-errors
done
echo "The documentation lies in $out."
