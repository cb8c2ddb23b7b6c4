#!/bin/sh
# exports.sh LIBRARY HEADER
# A shared library exports exactly what its header declares.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

nm -D --defined-only "$1" | awk '{ print $3 }' | sort >"$work/exported"
grep -o 'iga_[a-z0-9_]*(' "$2" | tr -d '(' | sort -u >"$work/declared"
diff -u "$work/declared" "$work/exported"
