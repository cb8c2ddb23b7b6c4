#!/usr/bin/env bash
# completion.sh SOURCE - what bash offers behind `iga`. Runs with iga in the PATH.
set -eu
source=$1
# shellcheck source=/dev/null
source "$source/completions/iga.bash"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir data-lama aturan
: >data.json
cp "$source/rules/iid-2026.lua" aturan/
: >aturan/iid-2027.lua
export IGA_RULES=$folder/aturan
failed=0

# Works only while bash completes.
compopt() { :; }

# offers "WORD..." WORD...: completing the last of the first words offers exactly the others.
offers() {
    local expected got
    read -ra COMP_WORDS <<<"$1"
    [[ $1 == *' ' ]] && COMP_WORDS+=('')
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    shift
    COMPREPLY=()
    _iga iga
    expected=$(printf '%s\n' "$@" | sort)
    got=$(printf '%s\n' "${COMPREPLY[@]}" | sort)
    if [[ $expected != "$got" ]]; then
        printf '"%s" offers "%s", not "%s"\n' "${COMP_WORDS[*]}" "${got//$'\n'/ }" "$*" >&2
        failed=1
    fi
}

complete -p iga | grep -q -- '-F _iga iga' || { echo "iga is not completed" >&2; failed=1; }
offers 'iga ' score rank explain advise check test compare diff verify template convert rules
offers 'iga te' test template
offers 'iga --lang en ru' rules
offers 'iga --col' --color
offers 'iga score --w' --what-if --without --write-data
offers 'iga score --lang ' id en
offers 'iga rank -f n' ndjson
offers 'iga template --format = ' csv json schema xlsx
offers 'iga template --format = x' xlsx
offers 'iga diff --at-most p' predicate
offers 'iga score --from ' json ndjson csv xlsx
offers 'iga score -r iid-2' iid-2026 iid-2027
offers 'iga check iid-2027' iid-2027
offers 'iga score data' data.json data-lama
offers 'iga score -o d' data.json data-lama
offers 'iga score -j ' ''
offers 'iga explain 16.07 --indicator ke' kemiskinan_progres kemiskinan_besaran kecepatan kemanfaatan
offers 'iga explain -r iid-2026 16.07 --indicator ipm' ipm_peningkatan ipm_capaian

# Each option of each command's help is offered.
for command in score rank explain advise check test compare diff verify template convert rules; do
    iga "$command" --help | grep -oE -- '(^| )--[a-z-]+' | tr -d ' ' | sort -u |
        while read -r option; do
            COMP_WORDS=(iga "$command" "$option")
            COMP_CWORD=2
            COMPREPLY=()
            _iga iga
            printf '%s\n' "${COMPREPLY[@]}" | grep -qx -- "$option" || {
                echo "iga $command does not offer $option" >&2
                exit 1
            }
        done || failed=1
done
exit $failed
