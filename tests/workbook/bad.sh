#!/bin/sh
# bad.sh DUMP MAKE CASES WORK MEMORY - each bad file is refused with one sentence, the one
# in CASES/zh.txt and CASES/en.txt, quickly, with at most MEMORY KiB of address space
# (0 = any: sanitizers need more).
set -u
dump=$1
make=$2
cases=$3
work=$4
memory=$5
export LC_ALL=C # the order of the files
rm -rf "$work"
mkdir -p "$work/folder"
for source in "$cases"/*.pkg; do
    "$make" "$source" "$work/$(basename "${source%.pkg}")" || exit 1
done
: >"$work/empty"
mkfifo "$work/pipe"
ln -s "$work/nowhere" "$work/dangling"
ln -s /dev/zero "$work/zero"
truncate -s 100M "$work/huge"
echo '<x/>' >"$work/locked"
chmod 000 "$work/locked"
[ "$(id -u)" -ne 0 ] || rm "$work/locked" # nothing is locked for root

failures=0
check() {
    for file in "$work"/* "$work/missing.xlsx"; do
        [ "$memory" -eq 0 ] || ulimit -v "$memory"
        timeout 10 "$dump" $2 "$file" </dev/null 2>&1
        code=$?
        [ "$code" -eq 4 ] || echo "$file: exit code $code"
    done >"$1.said"
    sed 's|^[^ ]*/||' "$1.said" >"$1.names"
    cp "$cases/$1.txt" "$1.expected"
    [ -e "$work/locked" ] || sed -i '/^locked:/d' "$1.expected"
    diff "$1.expected" "$1.names" || failures=$((failures + 1))
}
cd "$work" || exit 1
said=$(mktemp -d)
cd "$said" || exit 1
(check zh "" && exit $failures) || failures=1
(check en "-e" && exit $failures) || failures=1
count=$(wc -l <zh.said)
cd / && rm -rf "$said"
echo "$count bad files"
[ "$count" -gt 50 ] && [ "$failures" -eq 0 ]
