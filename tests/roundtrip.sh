#!/bin/sh
# roundtrip.sh IGA ORACLE SEED COUNT [SOFFICE]
# Made-up regions as CSV and XLSX are the same data, and score to the same bytes. With SOFFICE the
# workbook and the CSV files pass through LibreOffice; exit status 77 when that is not there.
set -eu

iga=$1 oracle=$2 seed=$3 count=$4 soffice=${5-}
if [ -n "$soffice" ] && ! command -v "$soffice" >/dev/null; then
    echo "skipped: LibreOffice ($soffice) is not there"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

convert() { "$iga" convert -q -r iid-2026 "$@"; }
score() { "$iga" score -q -r iid-2026 -f ndjson --detail "$@"; }

same() {
    cmp "$1" "$2" || {
        echo "$3 differ"
        exit 1
    }
}

# agree NAME FILE...: the files hold the same data.
agree() {
    name=$1
    shift
    convert "$@" >"$name.ndjson"
    same plain.ndjson "$name.ndjson" "data by way of $name"
    score "$@" >"$name.result"
    same plain.result "$name.result" "results by way of $name"
}

"$oracle" data "$seed" "$count" >data.ndjson
convert data.ndjson >plain.ndjson
score data.ndjson >plain.result
agree plain-again plain.ndjson
convert data.ndjson -f json -o data.json
agree json data.json
convert data.ndjson -o data.xlsx
agree xlsx data.xlsx
convert data.ndjson -o data.csv
agree csv data-daerah.csv data-inovasi.csv
convert data.xlsx -o again.csv
same data-inovasi.csv again-inovasi.csv "CSV by way of XLSX"
[ -n "$soffice" ] || exit 0

office() { # FORMAT FILE: into the folder office
    HOME=$work "$soffice" --headless --convert-to "$1" --outdir office "$2" >log 2>&1 || {
        cat log
        exit 1
    }
}
office xlsx data.xlsx
agree office office/data.xlsx

# A number with three decimals could be thousands in CSV, so that here only whole ones pass.
convert "$IGA_RULES/examples/tegal-2024.json" >plain.ndjson
score plain.ndjson >plain.result
convert plain.ndjson -o tegal.xlsx
for sheet in 1 2; do
    office "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,$sheet" \
        tegal.xlsx
done
agree office-csv office/tegal-Daerah.csv office/tegal-Inovasi.csv
