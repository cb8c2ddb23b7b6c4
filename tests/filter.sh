#!/bin/sh
# filter.sh IGA NATION - score is a filter: cut into pieces by GNU parallel, its input gives the
# same bytes as in one run; and rank merges what was scored apart. Exit status 77 where GNU
# parallel is not there.
set -eu

iga=$1 nation=$2
if ! parallel --version 2>/dev/null | grep -q 'GNU parallel'; then
    echo "skipped: GNU parallel is not there"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export PARALLEL_HOME="$work" HOME="$work"

same() {
    cmp "$1" "$2" || {
        echo "$3 differ"
        exit 1
    }
}

score() { "$iga" score -q -f ndjson -r iid-2026 "$@"; }

"$nation" | head -n 60 >data.ndjson
score data.ndjson >one.ndjson
parallel --pipe --keep-order --block 200k "$iga score -q -f ndjson -r iid-2026" \
    <data.ndjson >parts.ndjson
same one.ndjson parts.ndjson "results by way of parallel"

head -n 25 data.ndjson | score >first.ndjson
tail -n +26 data.ndjson | score >rest.ndjson
"$iga" rank -q -f ndjson -r iid-2026 data.ndjson >ranked.ndjson
"$iga" rank -q -f ndjson -r iid-2026 rest.ndjson first.ndjson >merged.ndjson
same ranked.ndjson merged.ndjson "places of parts that were scored apart"
