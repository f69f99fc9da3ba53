#!/bin/sh
# reproducible.sh OXT SOURCE BUILD CMAKE [OPTION…] - the same source gives the same package.
#
# Builds the package once more from a copy of the source: elsewhere, with other times,
# another umask and another time zone. Both packages must be equal to the last byte.
set -eu
oxt=$1
source=$2
build=$3
cmake=$4
shift 4
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
umask 077
export TZ=Asia/Shanghai LC_ALL=C

copy="$dir/another place"
mkdir "$copy"
tar -C "$source" --exclude=./build --exclude=./out --exclude=./.git -cf - . |
    tar -C "$copy" --touch -xf -

# Lua's source has been fetched already; a test does not go to the network.
mkdir "$dir/build"
if [ -d "$build/lua-source" ]; then
    cp -R "$build/lua-source" "$dir/build/lua-source"
fi

if ! { "$cmake" -S "$copy" -B "$dir/build" -G Ninja -DBUILD_TESTING=OFF "$@" &&
       "$cmake" --build "$dir/build" --target oxt; } >"$dir/log" 2>&1; then
    tail -n 40 "$dir/log"
    exit 1
fi
other=$dir/build/packaging/pbe.oxt
if cmp "$oxt" "$other"; then
    echo "equal: $(sha256sum <"$oxt" | cut -c 1-16)"
    exit 0
fi
echo "These parts differ:"
mkdir "$dir/a" "$dir/b"
unzip -q "$oxt" -d "$dir/a"
unzip -q "$other" -d "$dir/b"
diff -rq "$dir/a" "$dir/b" || true
exit 1
