#!/bin/sh
# template.sh [rounds] - what a form with 2,000 rows of indicators costs in a real Calc:
# opening it, computing all of it, and changing one cell, beside the same form with formulas
# of Calc's own. And what `pbe fill` takes to fill it. Prints a table; asserts nothing about
# time.
#
#   sh tests/bench/template.sh                    7 rounds
#   BENCH_ROWS=500 sh tests/bench/template.sh     of 500 rows
#
# Needs a built release (cmake --build --preset release). Trust processor time and ratios.
set -eu
cd "$(dirname "$0")/../.."
export PBE_OXT="${PBE_OXT:-$PWD/build/release/packaging/pbe.oxt}"
export PBE_PROGRAM="${PBE_PROGRAM:-$PWD/build/release/cli/pbe}"
export PYTHONDONTWRITEBYTECODE=1 BENCH_FOLDER="$PWD/build/bench"
exec /usr/bin/python3 tests/bench/template_bench.py "${1:-7}" </dev/null
