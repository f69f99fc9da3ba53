#!/bin/sh
# fetch-lua.sh DIR - puts Debian's own Lua 5.4 source, with Debian's patches, into DIR.
#
# Debian's liblua5.4.a is not position independent, so it cannot be linked into the
# Calc component; the same source compiled by us can. The package manager checks the
# signatures. This machine's own package sources are used, turned into source entries
# in a private list: nothing of the system's configuration is changed.
set -eu
dir=$1
if [ -f "$dir/src/lua.h" ]; then exit 0; fi
work=$dir.work
rm -rf "$work"
mkdir -p "$work/parts" "$work/lists/partial" "$work/source"
cat /etc/apt/sources.list 2>/dev/null | sed -n 's/^deb /deb-src /p' >"$work/parts/main.list"
for file in /etc/apt/sources.list.d/*.list; do
    [ -f "$file" ] && sed -n 's/^deb /deb-src /p' "$file" >>"$work/parts/main.list"
done
for file in /etc/apt/sources.list.d/*.sources; do
    [ -f "$file" ] && sed 's/^Types:.*/Types: deb-src/' "$file" >"$work/parts/$(basename "$file")"
done
options="-o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts=$work/parts
         -o Dir::State::lists=$work/lists -o APT::Sandbox::User= -o Acquire::Retries=3"
if ! (cd "$work/source" && apt-get -qq $options update &&
      apt-get -qq $options --only-source source lua5.4) >"$work/log" 2>&1; then
    echo "取不到 Lua 5.4 源码包，请检查软件源能否访问（cannot fetch the source package lua5.4）：" >&2
    tail -n 5 "$work/log" >&2
    exit 1
fi
rm -rf "$dir"
mv "$work/source"/lua5.4-*/ "$dir"
rm -rf "$work"
