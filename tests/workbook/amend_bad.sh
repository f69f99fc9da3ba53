#!/bin/sh
# amend_bad.sh AMEND MAKE BAD CASES WORK - each bad file is refused with one sentence, or
# amended where its fault is none of ours (a cell's value, a merge); CASES/bad.txt says
# which. PBE_UPDATE=1 writes it, to be read before it is kept.
set -u
amend=$1
make=$2
bad=$3
cases=$4
work=$5
export LC_ALL=C # the order of the files
rm -rf "$work"
mkdir -p "$work"
printf 'sheet 存档 1\n| 1 |\n' >"$work/script"
for source in "$bad"/*.pkg; do
    name=$(basename "${source%.pkg}")
    "$make" "$source" "$work/$name" || exit 1
    ending=out
    head -c 64 "$work/$name" | grep -q '<?xml\|<office:document ' && ending=fods
    said=$(timeout 20 "$amend" "$work/script" "$work/$name" "$work/made.$ending" 2>&1)
    code=$?
    case $code in
    0) echo "$name: amended" ;;
    4) echo "$name: $said" ;;
    *) echo "$name: exit code $code: $said" ;;
    esac
done >"$work.txt"
[ -z "${PBE_UPDATE-}" ] || cp "$work.txt" "$cases/bad.txt"
diff "$cases/bad.txt" "$work.txt"
