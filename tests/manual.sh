#!/bin/sh
# manual.sh SOURCE - what the program says of itself: every help fits a screen and has an example,
# every command has a page in both languages, and every option and form of a command's help stands
# in its page. Runs with iga in the PATH.
set -eu
source=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

complain() {
    echo "$*" >&2
    failed=1
}

# fits NAME HELP
fits() {
    LC_ALL=C awk -v name="$1" '
        length > 80 { print name ": a line of " length " columns: " $0 }
        END { if (NR > 24) print name ": " NR " lines, more than 24" }' "$2" >"$folder/too-big"
    [ ! -s "$folder/too-big" ] || complain "$(cat "$folder/too-big")"
    grep -qE '^(Example|Contoh): iga ' "$2" || complain "$1: no example"
}

# tells PAGE HELP: the options of the help stand in the page.
tells() {
    tr -s ' .,' '\n' <"$1" | awk '/^Fl$/ { fl++; next } fl { print (fl > 1 ? "--" : "-") $0; fl = 0 }' |
        sort -u >"$folder/told"
    sed -n '/^  .*--/p' "$2" | grep -oE '(^|[ ,])(--[a-z][a-z-]*|-[a-z])([ ,]|$)' | tr -d ' ,' |
        sort -u >"$folder/options"
    [ -s "$folder/options" ] || complain "$1: no options found in the help"
    comm -13 "$folder/told" "$folder/options" >"$folder/missing"
    [ ! -s "$folder/missing" ] || complain "$1 does not tell of" $(cat "$folder/missing")
}

# tells_forms PAGE HELP: the same of the forms of the answer.
tells_forms() {
    grep -A1 -E '^(The form of the answer|Bentuk jawaban): ' "$1" | tr -c 'a-z' '\n' |
        sort -u >"$folder/forms"
    for word in $(sed -nE 's/^  -f, --format (FORM|BENTUK) *//p' "$2" | tr -d ,); do
        grep -qx "$word" "$folder/forms" || complain "$1 does not tell of -f $word"
    done
}

# The program and its commands, by a language and the folder of its pages.
tells_all() {
    lang=$1 pages=$2
    iga --help --lang "$lang" >"$folder/help"
    fits "iga ($lang)" "$folder/help"
    tells "$pages/iga.1" "$folder/help"
    commands=$(sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p' "$folder/help")
    [ "$(echo "$commands" | wc -l)" -ge 12 ] || complain "the help lists fewer commands than there are"
    for command in $commands; do
        grep -qx ".It Xr iga-$command 1" "$pages/iga.1" || complain "$pages/iga.1 does not list $command"
        iga "$command" --help --lang "$lang" >"$folder/help"
        fits "iga $command ($lang)" "$folder/help"
        page=$pages/iga-$command.1
        if [ -f "$page" ]; then
            tells "$page" "$folder/help"
            tells_forms "$page" "$folder/help"
            same_examples "$page" "$source/man/iga-$command.1"
        else
            complain "there is no page $page"
        fi
    done
}

# same_examples PAGE ORIGINAL: a translation shows the same commands.
same_examples() {
    for file in "$1" "$2"; do
        grep '^iga ' "$file" >"$folder/examples-of-$(basename "$(dirname "$file")")" || true
    done
    cmp -s "$folder/examples-of-$(basename "$(dirname "$1")")" "$folder/examples-of-man" ||
        complain "$1 shows other examples than $2"
}

tells_all en "$source/man"
tells_all id "$source/man/id"
exit $failed
