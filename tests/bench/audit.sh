#!/bin/sh
# audit.sh [rounds] - how fast `pbe audit` goes through a district's returns, beside two
# readers in Python (zipfile and ElementTree) that only read: one takes the texts alone, the
# other all that our reader takes, which is compared. Prints a table; asserts nothing about
# time.
#
#   sh tests/bench/audit.sh              3 rounds of 4,000 workbooks
#   BENCH_FILES=400 sh tests/bench/audit.sh 9
#   PBE_PROGRAM=build/dev/cli/pbe sh tests/bench/audit.sh     another program
#
# Sets itself up: builds the release; makes the reference report an .ods with LibreOffice
# (tests/returns/lusong-report.fods) and copies of it, and a table of 10,000 rows, all in
# build/bench/audit. Trust the ratios, which are taken round by round.
set -eu
cd "$(dirname "$0")/../.."
folder=$PWD/build/bench/audit
mkdir -p "$folder"

if [ -z "${PBE_PROGRAM-}" ]; then
    cmake --preset release >/dev/null
    cmake --build --preset release --target pbe pbe_share_rules workbook_dump >/dev/null || {
        echo "构建失败：请先执行 cmake --build --preset release（the build fails）" >&2
        exit 1
    }
    PBE_PROGRAM=$PWD/build/release/cli/pbe
    PBE_DUMP=$PWD/build/release/tests/workbook/workbook_dump
    export PBE_DUMP
fi
export PBE_PROGRAM

if [ ! -s "$folder/lusong-report.ods" ]; then
    soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to ods \
        --outdir "$folder" tests/returns/lusong-report.fods >/dev/null 2>&1 || true
    [ -s "$folder/lusong-report.ods" ] || {
        echo "需要 LibreOffice（soffice） to make the workbook" >&2
        exit 1
    }
fi
PYTHONDONTWRITEBYTECODE=1 exec python3 tests/bench/audit_bench.py "$folder" "${1:-3}"
