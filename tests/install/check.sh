#!/bin/sh
# check.sh pkg-config|cmake CMAKE BUILD_DIR CC CXX FLAGS
# Installs a build into a folder of its own and moves that elsewhere; then builds programs in C and
# C++ that find the library there in the given way, and runs the installed program far from the
# source. Without a C++ compiler CXX is empty.
set -eu

way=$1 cmake=$2 build=$3 cc=$4 cxx=$5 flags=$6
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "$*" >&2
    exit 1
}

# quietly COMMAND...: its output is shown when it fails.
quietly() {
    "$@" >"$work/log" 2>&1 || { cat "$work/log"; fail "failed: $*"; }
}

DESTDIR=$work/staged quietly "$cmake" --install "$build" --prefix /opt/iga
mv "$work/staged/opt/iga" "$work/prefix"

# The library, as a stranger's program finds it.
case $way in
pkg-config)
    PKG_CONFIG_PATH=$(dirname "$(find "$work/prefix" -name iga.pc)")
    export PKG_CONFIG_PATH
    # Flags unquoted on purpose: they are lists.
    links="$(pkg-config --libs iga) -Wl,-rpath,$(pkg-config --variable=libdir iga)"
    $cc -std=c17 $flags $(pkg-config --cflags iga) "$here/consumer.c" $links -o "$work/consumer"
    [ -z "$cxx" ] || $cxx -std=c++17 $flags $(pkg-config --cflags iga) -x c++ "$here/consumer.c" \
        -x none $links -o "$work/consumer-c++"
    ;;
cmake)
    quietly "$cmake" -S "$here" -B "$work" -DCMAKE_PREFIX_PATH="$work/prefix" \
        -DCMAKE_C_COMPILER="$cc" -DCMAKE_CXX_COMPILER="$cxx" -DWITH_CXX="${cxx:+ON}" \
        -DCMAKE_C_FLAGS="$flags" -DCMAKE_CXX_FLAGS="$flags"
    quietly "$cmake" --build "$work"
    ;;
esac
rules=$work/prefix/share/iga/rules/iid-2026.lua
for consumer in consumer ${cxx:+consumer-c++}; do
    said=$("$work/$consumer" "$rules")
    [ "${said%%,*}" = iid-2026 ] || fail "$consumer says: $said"
done

# The program, from a folder that knows nothing of it.
unset IGA_RULES
PATH=$work/prefix/bin:$PATH
mkdir "$work/elsewhere"
cd "$work/elsewhere"
iga rules -f json | grep -q '"id":"iid-2026"' || fail "the installed rules are not found"
iga check -q iid-2026 || fail "an installed rule file is not found by its id"
quietly iga template -o isian.xlsx
quietly iga convert isian.xlsx
quietly iga score "$work/prefix/share/iga/rules/examples/tegal-2024.json"
for page in man1/iga.1 man1/iga-score.1 id/man1/iga.1 id/man1/iga-score.1; do
    [ -f "$work/prefix/share/man/$page" ] || fail "no manual page $page"
done
[ -f "$work/prefix/share/bash-completion/completions/iga" ] || fail "no completion"
