#!/bin/sh
# calc.sh [rounds] - what a PBE cell costs in a real Calc, beside what LibreOffice itself,
# Python and Basic take for the same. Prints a table; asserts nothing about time.
#
#   sh tests/bench/calc.sh                 9 rounds of 100,000 rows
#   sh tests/bench/calc.sh 15              15 rounds
#   BENCH_ROWS=20000 sh tests/bench/calc.sh
#   BENCH_CASES=quotient,score sh tests/bench/calc.sh        only these
#   BENCH_INSTRUCTIONS=1 sh tests/bench/calc.sh   instructions instead of time (callgrind)
#   BENCH_DIFFERENT=1 sh tests/bench/calc.sh   no two rows alike: nothing is remembered
#   PBE_OXT=some.oxt sh tests/bench/calc.sh       another .oxt, and nothing is built
#
# Sets itself up: builds the release, makes a package store with it and with the add-in of
# python_addin/, and a profile of its own, all in build/bench. Trust the ratios, which
# are taken round by round; the machine's speed drifts.
set -eu
cd "$(dirname "$0")/../.."
source=$PWD
folder=$source/build/bench

if [ -z "${PBE_OXT-}" ]; then
    sh packaging/setup.sh
    cmake --preset release >/dev/null
    cmake --build --preset release >/dev/null || {
        echo "构建失败：请先执行 cmake --build --preset release（the build fails）" >&2
        exit 1
    }
    PBE_OXT=$source/build/release/packaging/pbe.oxt
fi
export PBE_OXT

# What this bench needs beyond the tests: components in Python, and callgrind if asked for.
missing() {
    [ -e "${LIBREOFFICE_HOME:-/usr/lib/libreoffice}/program/pythonloader.py" ] ||
        echo python3-uno
    [ -z "${BENCH_INSTRUCTIONS-}" ] || command -v valgrind >/dev/null || echo valgrind
}
packages=$(missing)
if [ -n "$packages" ]; then
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
        -o Dpkg::Use-Pty=0 install $packages >/dev/null || {
        echo "装不上（cannot install）：$packages" >&2
        exit 1
    }
fi

# The add-in in Python.
program=${LIBREOFFICE_HOME:-/usr/lib/libreoffice}/program
unoidl=$(command -v unoidl-write || echo "${program%/program}/sdk/bin/unoidl-write")
stage=$folder/python_addin
rm -rf "$stage"
mkdir -p "$stage"
cp -R tests/bench/python_addin/. "$stage/"
"$unoidl" "$program/types.rdb" "$stage/XBench.idl" "$stage/bench.rdb"
rm -f "$folder/python_addin.oxt"
(cd "$stage" && zip -q -X -r ../python_addin.oxt bench.rdb bench.components bench_score.py \
    CalcAddIns.xcu description.xml META-INF)

export PYTHONDONTWRITEBYTECODE=1 BENCH_FOLDER="$folder"
exec /usr/bin/python3 tests/bench/calc_bench.py "${1:-9}" </dev/null
