#!/bin/sh
# setup.sh - installs the packages of packages.txt that are missing on this Debian.
#
# When nothing is missing, nothing is done and the network is not touched. Needs root to
# install; otherwise it says which command an administrator has to run.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

wanted=$(sed 's/#.*//' "$here/packages.txt" | tr -s ' \n' ' ')
missing=
for package in $wanted; do
    state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) || state=
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "缺少软件包，请管理员运行（missing packages, run as root）：" \
        "apt-get install --no-install-recommends$missing" >&2
    exit 1
fi

install() {
    apt-get -qq update &&
        DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
            -o Dpkg::Use-Pty=0 install $missing
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "安装软件包（installing）：$missing"
if ! install >"$log" 2>&1 </dev/null; then
    sleep 5
    install >"$log" 2>&1 </dev/null || {
        tail -n 20 "$log" >&2
        echo "软件包装不上，请检查软件源（cannot install the packages）：$missing" >&2
        exit 1
    }
fi
