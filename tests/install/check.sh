#!/bin/sh
# check.sh pkg-config|cmake CMAKE BUILD_DIR CC CFLAGS
# Installs a build into a directory of its own, then builds and runs a program that finds the
# library there in the given way.
set -eu

way=$1 cmake=$2 build=$3 cc=$4 flags=$5
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$cmake" --install "$build" --prefix "$work/prefix" >"$work/log" || { cat "$work/log"; exit 1; }

case $way in
pkg-config)
    PKG_CONFIG_PATH=$(dirname "$(find "$work/prefix" -name iga.pc)")
    export PKG_CONFIG_PATH
    # Unquoted on purpose: lists of flags.
    $cc -std=c17 $flags $(pkg-config --cflags iga) "$here/consumer.c" \
        $(pkg-config --libs iga) -Wl,-rpath,"$(pkg-config --variable=libdir iga)" \
        -o "$work/consumer"
    ;;
cmake)
    "$cmake" -S "$here" -B "$work" -DCMAKE_PREFIX_PATH="$work/prefix" \
        -DCMAKE_C_COMPILER="$cc" -DCMAKE_C_FLAGS="$flags" >"$work/log" &&
        "$cmake" --build "$work" >>"$work/log" || { cat "$work/log"; exit 1; }
    ;;
esac

"$work/consumer" "$work/prefix/share/iga/rules/iid-2026.lua"
IGA_RULES="$work/prefix/share/iga/rules" "$work/prefix/bin/iga" --version
