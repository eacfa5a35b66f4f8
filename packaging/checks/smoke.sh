#!/bin/sh
# Investigates every sample through the command line, with no display, and compares the exit codes.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CULPRIT_HOME=$work/home
export CULPRIT_HOME
unset DISPLAY WAYLAND_DISPLAY || true

"$root/culprit" version
"$root/culprit" samples "$work/samples"
cd "$work/samples"

failures=0
while read -r sample expected; do
    code=0
    "$root/culprit" investigate "$sample/alert.json" --quiet --output "$work/$sample.json" \
        >"$work/$sample.log" 2>&1 </dev/null || code=$?
    if [ "$code" != "$expected" ]; then
        echo "smoke: $sample: exit code $code, expected $expected"
        tail -n 20 "$work/$sample.log"
        failures=$((failures + 1))
    elif ! grep -q '"schema_version"' "$work/$sample.json"; then
        echo "smoke: $sample: exit code $code, but no finding was written"
        failures=$((failures + 1))
    else
        echo "smoke: $sample: ok ($code)"
    fi
done <<TABLE
null_spike 0
volume_drop 0
schema_drift 0
duplicates 0
late_arriving 0
orphaned_records 0
expected_variance 0
inconclusive 3
TABLE

[ "$failures" = 0 ] || { echo "smoke: $failures failed"; exit 1; }
