#!/bin/sh
# check.sh IGA ORACLE MODE SEED COUNT [OPTION...]
# Scores made-up regions and asks the oracle whether it comes to the same.
set -eu

iga=$1 oracle=$2 mode=$3 seed=$4 count=$5
shift 5
[ "$mode" = plain ] || set -- "--$mode" "$@"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$oracle" data "$seed" "$count" >"$work/data.ndjson"
"$iga" score -r iid-2026 -f ndjson -q "$@" "$work/data.ndjson" >"$work/results.ndjson" || {
    echo "iga score ended with status $?"
    exit 1
}
"$oracle" check "$seed" "$count" "$mode" <"$work/results.ndjson"
