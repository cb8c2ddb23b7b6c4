#!/bin/sh
# template-office.sh IGA SOFFICE
# The empty form as LibreOffice opens it: sheets, columns, titles, notes and lists to choose from;
# and LibreOffice's own workbook of it reads as the form. Exit status 77 without LibreOffice.
set -eu

iga=$1 soffice=$2
if ! command -v "$soffice" >/dev/null; then
    echo "skipped: LibreOffice ($soffice) is not there"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() {
    echo "$*"
    exit 1
}

office() { # FORMAT FILE: into the folder office
    HOME=$work "$soffice" --headless --convert-to "$1" --outdir office "$2" >log 2>&1 || {
        cat log
        exit 1
    }
}

# has WHAT PATTERN: the form as flat XML, one element a line, has a line like this.
has() {
    grep -q -- "$2" elements || fail "the form lacks $1: $2"
}

# count NUMBER WHAT PATTERN
count() {
    found=$(grep -c -- "$3" elements || :)
    [ "$found" -eq "$1" ] || fail "there are $found $2, not $1"
}

"$iga" template -r "$TEST_DATA/contoh.lua" -o isian.xlsx
office fods isian.xlsx
sed 's/></>\n</g' office/isian.fods | sed 's/^ *//' >elements

for sheet in Daerah Inovasi Pilihan; do
    has "a sheet" "<table:table table:name=\"$sheet\""
done
# The heads are those of the CSV form, in its order.
"$iga" template -q -r "$TEST_DATA/contoh.lua" -o isian.csv
for name in $(head -q -n 1 isian-daerah.csv isian-inovasi.csv | tr -d '"' | tr ',' ' '); do
    has "the column" "<text:p[^>]*>$name</text:p>"
done
for title in "Provinsi" "Opini" "Urusan" "Regulasi"; do
    has "the title" "<text:p[^>]*>.*$title.*</text:p>"
done
# A list for each field and indicator that is chosen, of the choices of the rules, and the cells
# below the head take them.
count 7 'lists to choose from' 'cell-content-is-in-list'
for choice in kabupaten kota WTP Misi Perda; do
    has "the choice" "<text:p[^>]*>$choice</text:p>"
done
for list in $(sed -n 's/.*content-validation table:name="\([^"]*\)".*in-list.*/\1/p' elements); do
    has "cells that take the list" "table:content-validation-name=\"$list\""
done
# A note on every head that has something to say.
count 19 notes '<office:annotation '

# Saved anew by LibreOffice it is the same empty form, and takes a region.
office xlsx isian.xlsx
"$iga" score -r "$TEST_DATA/contoh.lua" office/isian.xlsx >out 2>err
[ ! -s out ] || fail "the empty form has regions: $(cat out)"
grep -q 'note: ' err || fail "nothing is said of the empty form"
cat >filled-daerah.csv <<END
id;name;kind;opini
16.07;Contoh;kabupaten;WTP
END
echo 'region;id' >filled-inovasi.csv
"$iga" convert -q -r "$TEST_DATA/contoh.lua" filled-daerah.csv filled-inovasi.csv -o filled.xlsx
office xlsx filled.xlsx
"$iga" score -q -r "$TEST_DATA/contoh.lua" office/filled.xlsx >one
"$iga" score -q -r "$TEST_DATA/contoh.lua" filled-daerah.csv filled-inovasi.csv >two
cmp one two
