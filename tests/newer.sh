#!/bin/sh
# newer.sh [test…] - the tests of tests/calc and tests/ui in a newer LibreOffice, with the
# very .oxt that this machine has built: a Debian 13 (LibreOffice 25.2) below build/.
#
#   sh tests/newer.sh                       all of them, those of tests/ui in Chinese
#   sh tests/newer.sh calc_arguments        only this one
#   sh tests/newer.sh ui_clerk_en-US        a window, in English
#   PBE_OXT=some.oxt sh tests/newer.sh …    another .oxt with the programs built last
#
# The programs that the tests call (pbe and the like) are this machine's as well, each with
# its own libraries: what is tried here is the extension in a newer office, not they.
# Pictures of the windows are in build/newer/logs/pictures.
#
# No part of the ordinary run: needs root, the network at the first run (some 350 MB to
# fetch) and about 1.5 GB. Debian comes from the mirror that this machine's apt uses and
# is kept in build/newer for the next run; delete that folder to start afresh.
#
# The whole work is done in a mount and process namespace of its own: however this script
# ends, its mounts and processes end with it, so nothing can delete through a mount.
set -eu
cd "$(dirname "$0")/.."
source=$PWD
folder=$source/build/newer
root=$folder/debian-13
packages="libreoffice-calc libreoffice-l10n-zh-cn python3-uno fonts-noto-cjk poppler-utils
zip unzip ca-certificates cmake xvfb openbox xdotool x11-utils imagemagick x11-xkb-utils"

say() {
    echo "newer.sh: $*"
}

fail() {
    say "$*" >&2
    exit 1
}

# Both halves of the script run this; the second one inside the namespaces.
if [ "${1-}" != --inside ]; then
    [ "$(id -u)" -eq 0 ] || fail "需要 root 权限（only root can make a Debian in a folder）"
    for program in debootstrap unshare; do
        command -v $program >/dev/null || {
            say "安装软件包（installing）debootstrap"
            apt-get -qq update
            DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
                -o Dpkg::Use-Pty=0 install debootstrap util-linux >/dev/null
        }
    done
    if [ -z "${PBE_OXT-}" ]; then
        sh packaging/setup.sh
        cmake --preset release >/dev/null
        cmake --build --preset release --target oxt pbe workbook_amend slow_share \
            >/dev/null ||
            fail "构建失败：请先执行 cmake --build --preset release（the build fails）"
        PBE_OXT=$source/build/release/packaging/pbe.oxt
    fi
    [ -f "$PBE_OXT" ] || fail "没有 $PBE_OXT（there is no such file）"
    PBE_OXT=$(realpath "$PBE_OXT")
    export PBE_OXT
    mkdir -p "$folder"
    exec 9>"$folder/lock"
    flock -n 9 || fail "另一次运行尚未结束（another run is under way）"
    exec unshare --mount --propagation private --pid --fork --kill-child --mount-proc \
        sh tests/newer.sh --inside "$@" </dev/null
fi
shift

# The first process of a process namespace must ask for its signals.
trap 'exit 130' INT TERM

# --- Debian 13, made once ---

# Where this machine's apt gets Debian itself from: not security, not updates.
mirror_of_this_machine() {
    apt-get indextargets --format '$(ORIGIN)|$(RELEASE)|$(COMPONENT)|$(REPO_URI)' \
        'Created-By: Packages' 2>/dev/null |
        awk -F'|' '($1 == "Debian" || $1 == "") && $3 == "main" && $2 !~ /[-\/]/ \
                   { print $4; exit }'
}

make_debian() {
    mirror=$(mirror_of_this_machine)
    [ -n "$mirror" ] ||
        fail "apt 的软件源里没有 Debian，请先 apt-get update（apt knows no Debian mirror）"
    say "准备 Debian 13（making a Debian 13，只此一次）…"
    rm -rf --one-file-system "$root.partial"
    if ! debootstrap --variant=minbase trixie "$root.partial" "$mirror" \
        >"$folder/debootstrap.log" 2>&1; then
        tail -n 5 "$folder/debootstrap.log" >&2
        fail "Debian 13 装不上，见 build/newer/debootstrap.log（debootstrap failed）"
    fi
    # debootstrap leaves its own proc and sys; the mounts below are ours
    umount -R "$root.partial/proc" "$root.partial/sys" 2>/dev/null || true
    mv "$root.partial" "$root"
}

mount_system() {
    mount -t proc proc "$root/proc"
    mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
    mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
}

inside() {
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        chroot "$root" "$@"
}

install_packages() {
    [ "$(cat "$root/.packages" 2>/dev/null)" != "$packages" ] || return 0
    say "安装 LibreOffice（installing）…"
    # as this machine reaches its mirror, so does the new one
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    apt-config dump | grep '^Acquire::https\?::Proxy' >"$root/etc/apt/apt.conf.d/80proxy" ||
        true
    if ! { inside apt-get -qq update &&
           inside env DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
               --no-install-recommends -o Dpkg::Use-Pty=0 \
               -o Dpkg::Options::=--force-unsafe-io install $packages &&
           inside apt-get clean; } >"$folder/packages.log" 2>&1; then
        tail -n 5 "$folder/packages.log" >&2
        fail "软件包装不上，见 build/newer/packages.log（cannot install the packages）"
    fi
    echo "$packages" >"$root/.packages"
}

[ -d "$root" ] || make_debian
mount_system
install_packages

# --- the tests ---

# A copy of what the tests read, afresh for each run; nothing else of this machine.
home=$root/pbe
rm -rf --one-file-system "$home"
mkdir -p "$home/work" "$home/bin" "$home/lib" "$home/share/pbe"
cp -R addin assessment packaging rules tests docs "$home/"
ln -s ../../rules "$home/share/pbe/rules" # where pbe looks for them
find "$home" -name __pycache__ -prune -exec rm -rf {} +
cp "$PBE_OXT" "$home/work/pbe.oxt"

built=build/release
cp "$built/addin/examples.tsv" "$built/tests/calc/libslow_share.so" "$home/work/"

# put_program FILE - with its libraries, but for those of the C library.
put_program() {
    name=$(basename "$1")
    cp "$1" "$home/lib/$name"
    ldd "$1" | awk '$3 ~ /^\// && $1 !~ /^lib(c|m)\.so/ { print $3 }' |
        xargs -r cp -L -t "$home/lib"
    printf '#!/bin/sh\nLD_LIBRARY_PATH=/pbe/lib exec /pbe/lib/%s "$@"\n' "$name" \
        >"$home/bin/$name"
    chmod 755 "$home/bin/$name"
}

put_program "$built/cli/pbe"
put_program "$built/tests/workbook/workbook_amend"
inside /pbe/bin/pbe --version >/dev/null || fail "pbe 不能运行（pbe does not run inside）"

# Tests are named as CTest names them.
if [ $# -eq 0 ]; then
    names=$(cd tests && ls calc/test_*.py ui/test_*.py |
        sed -e 's,/test_,_,; s,\.py$,,; /^ui_/s,$,_zh-CN,')
else
    names=$*
fi

# file_of NAME - below tests/, without a language.
file_of() {
    name=${1%_[a-z][a-z]-[A-Z][A-Z]}
    echo "${name%%_*}/test_${name#*_}.py"
}

for name in $names; do
    [ -f "tests/$(file_of "$name")" ] || fail "没有测试 $name（there is no such test）"
done

version=$(inside soffice --version 2>/dev/null | head -n 1)
sum=$(sha256sum "$PBE_OXT" | cut -c1-16)
say "$version; pbe.oxt $sum"
logs=$folder/logs
rm -rf "$logs"
mkdir -p "$logs"

number=0 failed=0 skipped=0 wrong=
total=$(echo $names | wc -w)
for name in $names; do
    number=$((number + 1))
    language=zh-CN
    case $name in *_en-US) language=en-US ;; esac
    start=$(date +%s)
    code=0
    inside env PBE_OXT=/pbe/work/pbe.oxt PBE_EXAMPLES=/pbe/work/examples.tsv \
        PBE_PROGRAM=/pbe/bin/pbe PBE_AMEND=/pbe/bin/workbook_amend \
        PBE_SLOW_SHARE=/pbe/work/libslow_share.so \
        PBE_UI_LANGUAGE=$language PBE_UI_PICTURES=/pbe/work/pictures \
        PBE_CALC_WORK=/pbe/work PBE_CALC_STORE=/pbe/work/stores \
        PYTHONDONTWRITEBYTECODE=1 \
        timeout -k 10 900 python3 "/pbe/tests/$(file_of "$name")" \
        >"$logs/$name.txt" 2>&1 || code=$?
    case $code in
    0) state=Passed ;;
    77) state=Skipped skipped=$((skipped + 1)) ;;
    124 | 137) state='***Timeout' failed=$((failed + 1)) wrong="$wrong $name" ;;
    *) state='***Failed' failed=$((failed + 1)) wrong="$wrong $name" ;;
    esac
    printf '%2d/%d %-28s %-11s %3d s   %s\n' $number "$total" "$name" "$state" \
        $(($(date +%s) - start)) "$(grep -E '^(Ran |FAILED|OK|skipped)' "$logs/$name.txt" |
            tr '\n' ' ')"
done

[ ! -d "$home/work/pictures" ] || cp -R "$home/work/pictures" "$logs/"
for name in $wrong; do
    echo
    echo "---- $name (build/newer/logs/$name.txt)"
    sed -n '/^=====/,$p' "$logs/$name.txt" | head -n 200
done
echo
echo "$((total - failed)) of $total test files passed in $version, $failed failed," \
    "$skipped skipped"
[ "$failed" -eq 0 ]
