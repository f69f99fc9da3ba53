#!/bin/sh
# packs.sh [ROUNDS] - how long a pack of 500 rules takes to load, check itself and swap;
# beside plain Lua on the same files. The bar is 100 ms. Builds the release preset.
set -eu
cd "$(dirname "$0")/../.."
[ -f build/release/build.ninja ] || cmake --preset release >/dev/null
cmake --build --preset release --target bench_packs >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
build/release/tests/bench/bench_packs "$folder" "$@"
