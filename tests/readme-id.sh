#!/bin/sh
# readme-id.sh SOURCE - README.id.md, followed to the letter in a copy of what it reads, ends with
# a page. Runs with iga in the PATH.
set -eu
source=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/clone"
cp -R "$source/rules" "$folder/clone/rules"
unset IGA_RULES

awk '$0 == "```sh" { inside = 1; next } $0 == "```" { inside = 0 } inside' \
    "$source/README.id.md" >"$folder/commands"
[ "$(wc -l <"$folder/commands")" -ge 5 ]
cd "$folder/clone"
sh -eu "$folder/commands" >"$folder/out" 2>"$folder/err" || {
    cat "$folder/err" >&2
    exit 1
}
grep -q '67,80' "$folder/out"
grep -q '<html' laporan.html
grep -q 'Kabupaten Tegal' laporan.html
