#!/bin/sh
# run.sh - sets up the machine, builds, and runs every test; the last lines are ctest's
# summary of the whole run. Nothing is asked; only the package manager uses the network.
#
# First, under the sanitizers (preset asan), the tests that run without LibreOffice; then
# all tests (preset dev, warnings are errors), the ones in a real Calc included.
set -eu
cd "$(dirname "$0")/.."
exec </dev/null
sh packaging/setup.sh
jobs=$(nproc)

cmake --preset dev
cmake --build --preset dev --parallel "$jobs"

# The asan build takes the Lua source that the first build fetched.
if [ -d build/dev/lua-source ] && [ ! -d build/asan/lua-source ]; then
    mkdir -p build/asan
    cp -R build/dev/lua-source build/asan/lua-source
fi
cmake --preset asan
cmake --build --preset asan --parallel "$jobs"

status=0
ctest --preset asan --parallel "$jobs" --no-label-summary \
    --label-regex '^(unit|engine|workbook|layout|review|template|host|cli|limits)$' || status=1
ctest --preset dev --parallel "$jobs" --no-label-summary || status=1
exit $status
