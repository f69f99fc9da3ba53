#!/bin/sh
# demo.sh - PBE on the reference report, from nothing: sets up, builds, installs the
# extension into a profile and a package store of its own (build/demo), makes the form
# of a rule pack, fills it with the report's numbers, and shows what the rules say in Calc.
#
# Leaves out/lusong-2023.ods, .pdf and .png. Needs no terminal and no screen; touches no
# profile of yours and leaves nothing running.
set -eu
cd "$(dirname "$0")/.."
root=$PWD
work=$root/build/demo

# The office's process group is in soffice.pid as long as it runs; demo.py ends it itself,
# unless it was killed.
clean_up() {
    status=$?
    trap - EXIT INT TERM HUP
    if [ -n "${python:-}" ]; then
        kill "$python" 2>/dev/null || true
        wait "$python" 2>/dev/null || true
    fi
    if [ -s "$work/soffice.pid" ]; then
        kill -- "-$(cat "$work/soffice.pid")" 2>/dev/null || true
        rm -f "$work/soffice.pid"
    fi
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# step WORDS COMMAND...: says what is done; the command's output only when it fails.
step() {
    echo "$1"
    shift
    "$@" >"$work/step.log" 2>&1 </dev/null || {
        tail -n 40 "$work/step.log" >&2
        echo "没有成功：$*（完整输出在 build/demo/step.log）" >&2
        exit 1
    }
}

mkdir -p "$work" out
step "一、准备软件包" sh packaging/setup.sh
step "二、编译（preset release）" cmake --preset release
step "　　……" cmake --build --preset release --parallel "$(nproc)" --target oxt pbe pbe_share_rules
[ -f build/release/packaging/pbe.oxt ] || {
    echo "编译后没有 build/release/packaging/pbe.oxt" >&2
    exit 1
}

echo "三、填写模板，装入独立的 LibreOffice 环境，重新计算"
# In the background, so that a signal reaches the trap at once.
LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 packaging/demo.py </dev/null &
python=$!
result=0
wait "$python" || result=$?
python=
exit "$result"
