#!/bin/sh
# make.sh - makes the pictures of docs/*/calc.md from the clerk's story (tests/ui), which
# runs in a window of its own in both languages: build/dev has to be built.
#
# With few colours, since each change of a picture stays in the history; for the same reason
# a picture that differs by a blinking cursor only is left as it was.
set -eu
cd "$(dirname "$0")/../.."
for tool in convert compare; do
    command -v "$tool" >/dev/null || {
        echo "缺少 $tool：请执行 sh packaging/setup.sh" >&2
        exit 1
    }
done
PBE_UI_CALM=1 ctest --preset dev --tests-regex '^ui_clerk_' --no-tests=error --output-on-failure

# take LANGUAGE NAME STEP: the picture of a step, as docs/pictures/LANGUAGE/NAME.png.
take() {
    step=$(echo build/dev/tests/ui/pictures/clerk-"$1"/[0-9]*-"$3".png)
    kept=docs/pictures/$1/$2.png
    new=build/dev/tests/ui/$1-$2.png
    mkdir -p "docs/pictures/$1"
    convert "$step" -strip -dither None -colors 96 -define png:compression-level=9 "PNG8:$new"
    if [ -f "$kept" ]; then
        differing=$(compare -fuzz 10% -metric AE "$kept" "$new" null: 2>&1) || true
        [ "$differing" -gt 50 ] || return 0
    fi
    mv "$new" "$kept"
    echo "$kept"
}

for language in zh-CN en-US; do
    take $language new a-new-form-is-asked-for
    take $language scores the-scores-are-there
    take $language explain one-row-says-why-it-has-no-score
    take $language check a-double-click-goes-to-its-cell
done
