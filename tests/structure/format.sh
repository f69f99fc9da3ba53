#!/bin/sh
# format.sh ROOT - clang-format would change nothing. Skipped where it is not installed,
# or is not version 14, which is what .clang-format was written for.
set -eu
. "$(dirname "$0")/files.sh"
cd "$1"
formatter=
for candidate in clang-format-14 clang-format; do
    if "$candidate" --version 2>/dev/null | grep -q 'version 14\.'; then
        formatter=$candidate
        break
    fi
done
if [ -z "$formatter" ]; then
    echo "skipped: clang-format 14 is not installed"
    exit 77
fi
if ! our_files '*.c' '*.h' | tr '\n' '\0' | xargs -0 -r "$formatter" --dry-run -Werror; then
    echo "to repair: $formatter -i FILE"
    exit 1
fi
