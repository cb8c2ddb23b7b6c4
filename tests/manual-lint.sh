#!/bin/sh
# manual-lint.sh SOURCE - the pages are well formed, as mandoc sees it, or else groff.
set -eu
if command -v mandoc >/dev/null; then
    # What a page refers to need not be installed.
    # Nor are sections in Indonesian known to it.
    other='referenced manual not found|first section is not "NAME"|description line outside NAME'
    other="$other|possible typo in section name"
    lint() { mandoc -Tlint -Wstyle "$1" | grep -vE "$other"; }
elif [ -d /usr/share/groff ] && command -v groff >/dev/null; then
    lint() { groff -mdoc -ww -Tutf8 "$1" 2>&1 >/dev/null; }
else
    echo "skipped: neither mandoc nor groff is here"
    exit 77
fi
failed=0
for page in "$1"/man/*.1 "$1"/man/id/*.1; do
    [ -f "$page" ] || continue
    said=$(lint "$page") || true
    if [ -n "$said" ]; then
        printf '%s\n' "$said" >&2
        failed=1
    fi
done
exit $failed
