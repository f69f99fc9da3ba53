#!/bin/sh
# pack.sh LIST OUT - packs the files of LIST into OUT, a zip file that is the same, byte
# for byte, whenever and wherever it is made from the same files.
#
# Each line of LIST is a name inside the package, a tab, and the file to take. Order,
# times and modes are fixed here; what the file system or the shell would add is left
# out (zip -X -D). `mimetype` comes first and is not compressed, so that file managers
# know the package by its first bytes.
set -eu
list=$1
out=$2
umask 022
export TZ=UTC LC_ALL=C.UTF-8
unset ZIPOPT ZIP || true

stage=$out.stage
rm -rf "$stage" "$out.new.zip"
mkdir -p "$stage"
while IFS='	' read -r name source; do
    mkdir -p "$stage/$(dirname "$name")"
    cp "$source" "$stage/$name"
done <"$list"
find "$stage" -type f -exec chmod 644 {} + -exec touch -d '2020-01-01 00:00:00' {} +

new=$(cd "$(dirname "$out")" && pwd)/$(basename "$out").new.zip
(
    cd "$stage"
    zip -X -D -q -0 "$new" mimetype
    find . -type f ! -name mimetype | sed 's|^\./||' | LC_ALL=C sort |
        zip -X -D -q -9 "$new" -@
)
mv "$new" "$out"
rm -rf "$stage"
