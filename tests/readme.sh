#!/bin/sh
# readme.sh README - what the README shows is what the program does: its first example comes out
# as printed, and its region is scored. Runs in the source's folder, with iga in the PATH.
set -eu
readme=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The n-th fenced block of a language.
block() {
    awk -v fence="\`\`\`$2" -v n="$3" '
        $0 == fence { if (++seen == n) { inside = 1; next } }
        $0 == "```" { inside = 0 }
        inside' "$1"
}

block "$readme" console 1 >"$folder/shown"
command=$(sed -n '2s/^\$ //p' "$folder/shown")
sed 1,2d "$folder/shown" >"$folder/expected"
sh -c "$command --quiet" >"$folder/got"
diff -u "$folder/expected" "$folder/got"

block "$readme" json 1 >"$folder/region.json"
iga score -r iid-2026 -f ndjson "$folder/region.json" >"$folder/result"
grep -q '"id":"16.07","name":"Kabupaten Banyuasin"' "$folder/result"
