#!/bin/sh
# good.sh DUMP MAKE CASES WORK - each source in CASES, read, gives the text beside it.
set -u
dump=$1
make=$2
cases=$3
work=$4
failures=0
count=0
mkdir -p "$work"
for source in "$cases"/*.pkg "$cases"/*.fods; do
    name=$(basename "${source%.*}")
    file=$source
    case $source in *.pkg)
        file=$work/$name
        "$make" "$source" "$file" || failures=$((failures + 1))
        ;;
    esac
    count=$((count + 1))
    "$dump" "$file" >"$work/$name.txt"
    diff "$cases/$name.txt" "$work/$name.txt" || failures=$((failures + 1))
done
echo "$count workbooks, $failures failures"
[ "$count" -gt 0 ] && [ "$failures" -eq 0 ]
