#!/bin/sh
# manual.sh SOURCE - what the program says of itself: every help fits a screen and has an example,
# every command has a page, and every option of a command's help stands in its page. Runs with
# iga in the PATH.
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

iga --help --lang en >"$folder/help"
fits "iga (en)" "$folder/help"
tells "$source/man/iga.1" "$folder/help"
commands=$(sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p' "$folder/help")
[ "$(echo "$commands" | wc -l)" -ge 12 ] || complain "the help lists fewer commands than there are"
iga --help --lang id >"$folder/help"
fits "iga (id)" "$folder/help"

for command in $commands; do
    grep -qx ".It Xr iga-$command 1" "$source/man/iga.1" || complain "iga.1 does not list $command"
    iga "$command" --help --lang id >"$folder/help"
    fits "iga $command (id)" "$folder/help"
    iga "$command" --help --lang en >"$folder/help"
    fits "iga $command (en)" "$folder/help"
    page=$source/man/iga-$command.1
    if [ -f "$page" ]; then
        tells "$page" "$folder/help"
        form=$(sed -n 's/^  -f, --format FORM *//p' "$folder/help" | tr -d ,)
        grep -A1 '^The form of the answer: ' "$page" | tr -c 'a-z' '\n' | sort -u >"$folder/forms"
        for word in $form; do
            grep -qx "$word" "$folder/forms" || complain "iga-$command.1 does not tell of -f $word"
        done
    else
        complain "there is no page iga-$command.1"
    fi
done
exit $failed
