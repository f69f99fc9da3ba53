#!/bin/sh
# contents.sh OXT SOURCE BUILD - the package holds what it says, and nothing it should not.
#
# Every entry of the manifest is in the package and every part that LibreOffice registers
# is in the manifest; all XML is well formed; the library exports the two entry points
# alone and needs LibreOffice's two C libraries alone; no path of this machine is inside.
set -eu
oxt=$1
source=$2
build=$3
for tool in unzip xmllint nm readelf strings; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is missing"; exit 77; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
unzip -q "$oxt" -d "$dir/oxt"
cd "$dir/oxt"
failures=0
fail() {
    echo "$1"
    failures=$((failures + 1))
}

find . -type f | sed 's|^\./||' | LC_ALL=C sort >"$dir/files"

# The manifest and the files.
xmllint --nonet --xpath '//@*[local-name()="full-path"]' META-INF/manifest.xml |
    sed 's/^[^"]*"//; s/"[^"]*$//' | LC_ALL=C sort >"$dir/listed"
grep -E '\.(rdb|components|xcu|xcs)$' "$dir/files" >"$dir/registered"
if ! diff "$dir/listed" "$dir/registered" >"$dir/difference"; then
    fail "manifest.xml (<) and the package's parts (>) differ:"
    cat "$dir/difference"
fi
for name in mimetype description.xml LICENSE template/groupuinames.xml; do
    [ -f "$name" ] || fail "$name is missing"
done
[ "$(head -c 77 "$oxt" | tail -c 39)" = application/vnd.openofficeorg.extension ] ||
    fail "mimetype is not first, or is compressed"
find rules -name pack.lua | grep -q . || fail "the package has no rule pack"
if grep -E '(^|/)\.|~$' "$dir/files"; then
    fail "leftovers of an editor are inside"
fi

# Everything that description.xml points to.
xmllint --nonet --xpath '//@*[local-name()="href"]' description.xml |
    sed 's/^[^"]*"//; s/"[^"]*$//' >"$dir/pointers"
while read -r name; do
    [ -f "$name" ] || fail "description.xml points to $name, which is missing"
done <"$dir/pointers"

# Everything that the configuration points to.
grep -ho '%origin%/[^"<]*' ./*.xcu | sed 's|^%origin%/||' | sort -u >"$dir/origins"
while read -r name; do
    [ -e "$name" ] || fail "a configuration points to $name, which is missing"
done <"$dir/origins"
for language in zh en; do
    [ -f "help/$language.html" ] || fail "help/$language.html is missing"
done
if grep -q '<update-information>' description.xml; then
    fail "the extension would ask a server for updates"
fi

# XML.
for template in template/pbe/*.ots; do
    unzip -q "$template" -d "$dir/$(basename "$template")"
done
find . "$dir"/*.ots -name '*.x[mc][lsu]' -o -name '*.components' >"$dir/xml"
while read -r name; do
    xmllint --nonet --noout "$name" || fail "$name is not well formed"
done <"$dir/xml"

# The library.
for library in */libpbe.so; do
    nm -D --defined-only "$library" | awk '{ sub(/@.*/, "", $3); print $3 }' |
        LC_ALL=C sort >"$dir/exports"
    printf '%s\n' component_getFactory component_getImplementationEnvironment |
        diff - "$dir/exports" || fail "$library exports something else (>)"
    readelf -d "$library" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' >"$dir/needed"
    for needed in libuno_cppu.so.3 libuno_sal.so.3; do
        grep -qx "$needed" "$dir/needed" || fail "$library does not need $needed"
    done
    if grep -vxE 'libuno_(cppu|sal)\.so\.3|lib[cm]\.so\.6' "$dir/needed"; then
        fail "$library needs more than LibreOffice's C libraries and libc"
    fi
done

# This machine: the paths as words of their own, so that a short one such as /src does not
# match the end of another.
escape() {
    printf %s "$1" | sed 's/[][\.*^$+?(){}|]/\\&/g'
}
here="(^|[^[:alnum:]._/-])($(escape "$source")|$(escape "$build"))/"
while read -r name; do
    if strings -n 4 "$name" | grep -E "$here"; then
        fail "$name contains a path of this machine"
    fi
done <"$dir/files"

[ "$failures" -eq 0 ] || exit 1
echo "$(wc -l <"$dir/files") files, all as they should be"
