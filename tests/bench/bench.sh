#!/usr/bin/env bash
# bench.sh IGA TOOLS RULES [RUNS] [LINES] - what scoring costs beside its yardsticks.
# TOOLS is the folder with nation, parse, measure and, where simdjson is, parse_simdjson. With
# LINES only so many regions of the nation are taken: that is for trying the script itself.
set -euo pipefail
export LC_ALL=C

iga=$1 tools=$2 rules=$3 runs=${4-11} lines=${5-552}
here=$(dirname "${BASH_SOURCE[0]}")
[ -x "$tools/parse" ] || { echo 'bench.sh: the yardstick needs cJSON (libcjson-dev)' >&2; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$tools/nation" >"$work/all.ndjson"
head -n "$lines" "$work/all.ndjson" >"$work/nation.ndjson"
sed -f "$here/scripted.sed" "$rules/iid-2026.lua" >"$work/scripted.lua"
: >"$work/none.ndjson"
nation=$work/nation.ndjson
score=("$iga" score -q -f ndjson -r "$rules/iid-2026.lua")

# ---- Measuring -------------------------------------------------------------------------------

# took COMMAND... [-- COMMAND...]: microseconds, a line for each.
took() { "$tools/measure" "$runs" "$@" | cut -d ' ' -f 1; }
peak() { "$tools/measure" 1 "$@" | cut -d ' ' -f 2; }

# through_pipe COPIES: a command that scores so many nations from a pipe.
through_pipe() {
    printf 'i=0; while [ $i -lt %d ]; do cat "%s"; i=$((i + 1)); done | "%s" score -q -f ndjson -j 2 -r "%s"' \
        "$1" "$nation" "$iga" "$rules/iid-2026.lua"
}

# row WHAT MEASURED UNIT YARDSTICK GOAL: prints the ratio beside the goal.
row() {
    awk -v what="$1" -v got="$2" -v unit="$3" -v yard="$4" -v goal="$5" 'BEGIN {
        ratio = got / yard
        printf "%-52s %10.2f %-3s %9.2f %9.2f  %s\n", what, got, unit, ratio, goal,
               ratio <= goal ? "yes" : "no"
    }'
}
ms() { awk -v us="$1" 'BEGIN { printf "%.3f", us / 1000 }'; }
absent() { printf '%-52s %s\n' "$1" "$2"; }

# ---- The table -------------------------------------------------------------------------------

printf '%d regions, %d bytes, %d cores, medians of %d runs\n\n' "$(wc -l <"$nation")" \
    "$(wc -c <"$nation")" "$(nproc)" "$runs"
printf '%-52s %14s %9s %9s  %s\n' what measured ratio goal reached

rank=("$iga" rank -q -f ndjson -j 2 -r "$rules/iid-2026.lua")
scripted=("$iga" score -q -f ndjson -j 1 -r "$work/scripted.lua")
{ read -r parse && read -r one && read -r two && read -r ranked && read -r script; } < <(
    took "$tools/parse" "$nation" -- "${score[@]}" -j 1 "$nation" -- "${score[@]}" -j 2 "$nation" \
        -- "${rank[@]}" "$nation" -- "${scripted[@]}" "$nation"
)
row 'nation -j 2, against cJSON with an arena' "$(ms "$two")" ms "$(ms "$parse")" 0.8
row 'nation -j 1, against the same' "$(ms "$one")" ms "$(ms "$parse")" 1.35
if [ -x "$tools/parse_simdjson" ]; then
    { read -r simd && read -r beside; } < <(
        took "$tools/parse_simdjson" "$nation" -- "${score[@]}" -j 2 "$nation")
    row 'nation -j 2, against simdjson' "$(ms "$beside")" ms "$(ms "$simd")" 1.8
else
    absent 'nation -j 2, against simdjson' 'simdjson is not there (libsimdjson-dev)'
fi
row 'four scripted indicators, against bands' "$(ms "$script")" ms "$(ms "$one")" 4
row 'rank, against score' "$(ms "$ranked")" ms "$(ms "$two")" 1.2

head -n 1 "$nation" >"$work/region.ndjson"
{ read -r nothing && read -r loaded; } < <(
    took "$iga" --version -- "${score[@]}" -j 1 "$work/none.ndjson")
row 'loading iid-2026.lua, against 1 ms' "$(ms $((loaded - nothing)))" ms 1 2
if command -v lua5.4 >/dev/null; then
    { read -r lua && read -r region; } < <(
        took lua5.4 -e '' -- "${score[@]}" "$work/region.ndjson")
    row "one region, against lua5.4 -e ''" "$(ms "$region")" ms "$(ms "$lua")" 4
else
    absent "one region, against lua5.4 -e ''" 'lua5.4 is not there'
fi

runs=$((runs < 3 ? runs : 3))
{ read -r once && read -r twenty; } < <(
    took sh -c "$(through_pipe 1)" -- sh -c "$(through_pipe 20)")
row 'twenty nations through a pipe, against one' "$(ms "$twenty")" ms "$(ms "$once")" 20.5
row 'twenty nations, peak memory' "$(($(peak sh -c "$(through_pipe 20)") / 1024))" MiB 1 48
row 'two hundred nations, peak memory' "$(($(peak sh -c "$(through_pipe 200)") / 1024))" MiB 1 48

# ---- Instructions ----------------------------------------------------------------------------

# A sanitized build does not run under valgrind.
if ! valgrind -q "$iga" --version >/dev/null 2>&1; then
    absent 'instructions an innovation costs beyond parsing' 'valgrind is not there'
    exit 0
fi

# instructions COMMAND...: how many it takes.
instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

head -n "$((lines < 40 ? lines / 2 : 20))" "$nation" >"$work/few.ndjson"
head -n "$((lines < 40 ? lines : 40))" "$nation" >"$work/more.ndjson"
innovations() { grep -o '"implemented"' "$1" | wc -l; }
scored=$(($(instructions "${score[@]}" -j 1 "$work/more.ndjson") -
    $(instructions "${score[@]}" -j 1 "$work/few.ndjson")))
parsed=$(($(instructions "$tools/parse" "$work/more.ndjson") -
    $(instructions "$tools/parse" "$work/few.ndjson")))
further=$(($(innovations "$work/more.ndjson") - $(innovations "$work/few.ndjson")))
row 'instructions an innovation costs beyond parsing' "$(((scored - parsed) / further))" '' 1 1500
printf '%52s %10d with parsing; %d for cJSON to parse it\n' '' $((scored / further)) $((parsed / further))
