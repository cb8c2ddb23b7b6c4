#!/bin/sh
# manual-examples.sh SOURCE - every example of the manual pages and of the helps can be typed as it
# stands, where the files lie that it names. Runs with iga in the PATH.
set -eu
source=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/here"
cp -R "$source/rules" "$folder/here/rules"
cd "$folder/here"
unset IGA_RULES

# The files that examples speak of.
region() { # ID NAME POINTS COUNT EACH
    sh "$source/tests/data/region.sh" "$3" "$4" "$5" 5 |
        sed "s/\"99.01\",\"name\":\"Kabupaten Contoh\"/\"$1\",\"name\":\"$2\"/"
}
region 16.07 "Kabupaten Banyuasin" 40 14 70 >data.json
{ cat data.json; region 11.01 "Kabupaten Simeulue" 50 20 80; } >data.ndjson
printf '{"raise": 1, "add": 5, "video": 3}\n' >biaya.json
cp rules/iid-2026.lua aturan.lua # its examples lie beside it
cp -R rules/examples examples
cp rules/iid-2025.lua lama.lua
cp rules/iid-2026.lua baru.lua
iga convert -r iid-2026 data.json -o data.csv
iga convert -r iid-2026 data.json -o isian.xlsx
iga score -r iid-2026 -f json -o hasil.json data.json
cp data.json d26.json
region 16.07 "Kabupaten Banyuasin" 38 12 60 >d25.json
iga score -r iid-2025 -f json -o h25.json d25.json || [ $? = 3 ]
iga score -r iid-2026 -f json -o h26.json d26.json
cp h25.json hasil-2025.json
cp h26.json hasil-2026.json
head -n 1 data.ndjson | iga score -r iid-2026 -f ndjson >hasil-aceh.ndjson
tail -n 1 data.ndjson | iga score -r iid-2026 -f ndjson >hasil-bali.ndjson
cp -R "$folder/here" "$folder/kept"

# The commands in the EXAMPLES of a page.
examples_of() {
    awk '/^\.Sh/ { inside = 0 } /^\.Sh (EXAMPLES|CONTOH)/ { inside = 1 }
         inside && /^iga / { sub(/ *#.*/, ""); gsub(/\\-/, "-"); print }' "$1"
}

for page in "$source"/man/*.1 "$source"/man/id/*.1; do
    [ -f "$page" ] || continue
    found=$(examples_of "$page")
    [ -n "$found" ] || { echo "$page has no example" >&2; exit 1; }
    printf '%s\n' "$found"
done >"$folder/commands"
for command in '' $(iga --help --lang en | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p'); do
    for lang in id en; do
        iga $command --help --lang $lang | sed -n 's/^\(Example\|Contoh\): //p'
    done
done >>"$folder/commands"

# Each in a folder as it was; 1 says that there is something to see.
failed=0
sort -u "$folder/commands" >"$folder/each"
while read -r command; do
    rm -rf "$folder/here"
    cp -R "$folder/kept" "$folder/here"
    cd "$folder/here"
    status=0
    sh -c "$command" >"$folder/out" 2>"$folder/err" </dev/null || status=$?
    if [ $status -gt 1 ]; then
        echo "$command: status $status" >&2
        cat "$folder/err" >&2
        failed=1
    fi
done <"$folder/each"
exit $failed
