#!/bin/sh
# includes_selftest.sh - includes.sh says right and wrong as arrows.txt says.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cases=0
failures=0
while read -r expected file header; do
    case $expected in '' | '#'*) continue ;; esac
    rm -rf "$dir/tree"
    mkdir -p "$dir/tree/$(dirname "$file")"
    for folder in addin assessment base cli lua tests workbook; do
        mkdir -p "$dir/tree/$folder"
    done
    printf '#include %s\n' "$header" >"$dir/tree/$file"
    seen=right
    sh "$here/includes.sh" "$dir/tree" >"$dir/said" || seen=wrong
    if [ "$seen" = wrong ] && ! grep -q "^$file:1: " "$dir/said"; then
        seen='wrong without saying where'
    fi
    if [ "$seen" != "$expected" ]; then
        echo "$file with $header: expected $expected, was $seen"
        failures=$((failures + 1))
    fi
    cases=$((cases + 1))
done <"$here/arrows.txt"
echo "$cases cases, $failures failures"
[ "$cases" -gt 0 ] && [ "$failures" -eq 0 ]
