#!/bin/sh
# browser.sh IGA ORACLE SOURCE pages|faults - runs check.py, where what it needs is there; exit status
# 77 where it is not.
set -eu
python=/usr/bin/python3 # Debian's, which has Debian's python3-selenium

skip() {
    echo "skipped: $1 is not there"
    exit 77
}
for program in chromium chromedriver pdfinfo pdftotext "$python"; do
    command -v "$program" >/dev/null || skip "$program"
done
"$python" -c 'import selenium' 2>/dev/null || skip "python3-selenium"
exec "$python" -B "$(dirname "$0")/check.py" "$@"
