#!/bin/sh
# style.sh ROOT - what a formatter cannot see: header comments, lengths, loose ends.
set -eu
. "$(dirname "$0")/files.sh"
cd "$1"
export LC_ALL=C.UTF-8 # a Chinese character is one column here
list=$(mktemp)
trap 'rm -f "$list"' EXIT
failures=0
fail() {
    echo "$1"
    failures=$((failures + 1))
}

our_files '*.h' >"$list"
while read -r file; do
    case $(head -n 1 "$file") in
    '/* '*) ;;
    *)
        fail "$file:1: a header opens with a comment that says what it is for"
        continue
        ;;
    esac
    lines=$(sed -n '/\*\//{=;q;}' "$file")
    [ "$lines" -le 12 ] || fail "$file:$lines: the opening comment has more than 12 lines"
done <"$list"

our_files '*.c' >"$list"
while read -r file; do
    lines=$(wc -l <"$file")
    [ "$lines" -le 500 ] || fail "$file:$lines: more than 500 lines; divide it by nouns"
done <"$list"

our_files '*.c' '*.h' >"$list"
if tr '\n' '\0' <"$list" | xargs -0 -r grep -nHE '^.{101,}'; then
    fail "lines of more than 100 columns"
fi

our_files '*.c' '*.h' '*.def' '*.lua' '*.sh' '*.cmake' '*CMakeLists.txt' |
    grep -v '^tests/structure/style\.sh$' >"$list" || true
if tr '\n' '\0' <"$list" | xargs -0 -r grep -nHwE 'TODO|FIXME|XXX'; then
    fail "loose ends: do it, or open an issue"
fi

[ "$failures" -eq 0 ]
