#!/bin/sh
# amend.sh AMEND CASES WORK - each script in CASES changes form.fods in the lines that the
# text beside it shows, as diff does, and in no others; or is refused, with one sentence.
# PBE_UPDATE=1 writes the texts, to be read before they are kept.
set -u
amend=$1
cases=$2
work=$3
failures=0
count=0
rm -rf "$work"
mkdir -p "$work"
for script in "$cases"/*.amend; do
    name=$(basename "${script%.amend}")
    "$amend" "$script" "$cases/form.fods" "$work/$name.fods" >"$work/$name.txt" ||
        [ $? -le 4 ] || failures=$((failures + 1))
    [ ! -e "$work/$name.fods" ] ||
        diff "$cases/form.fods" "$work/$name.fods" >>"$work/$name.txt"
    [ -z "${PBE_UPDATE-}" ] || cp "$work/$name.txt" "$cases/$name.txt"
    diff "$cases/$name.txt" "$work/$name.txt" || failures=$((failures + 1))
    count=$((count + 1))
done
echo "$count scripts, $failures failures"
[ "$count" -gt 0 ] && [ "$failures" -eq 0 ]
