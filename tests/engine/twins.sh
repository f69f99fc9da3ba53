#!/bin/sh
# twins.sh PBE RULES - a pack in Chinese is the same pack; pbe fmt writes it whole.
set -eu
pbe=$1
rules=$2
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
export LC_ALL=zh_CN.UTF-8
failures=0
fail() {
    echo "$1"
    failures=$((failures + 1))
}

# Plain files: nothing to do, and said so.
"$pbe" fmt --check "$rules"/*/*.lua || fail "a shipped pack is not in plain form"

# Into Chinese and back: the same bytes.
cp -r "$rules" "$here/chinese"
"$pbe" fmt --write --chinese "$here"/chinese/*/*.lua >"$here/log"
grep -q '^规则 "' "$here/chinese/mof-2020-10/rules.lua" || fail "fmt --chinese left rule"
grep -qE '^(rule|grades|framework|rate) ' "$here"/chinese/*/*.lua && fail "an English word stays"
cp -r "$here/chinese" "$here/english"
"$pbe" fmt --write --english "$here"/english/*/*.lua >"$here/log"
cp -r "$rules" "$here/expected"
"$pbe" fmt --write --english "$here"/expected/*/*.lua >"$here/log"
diff -r "$here/expected" "$here/english" || fail "fmt --chinese, fmt --english: not the same"

# The Chinese twins load, their examples come out, and every score is the same.
"$pbe" test "$here/chinese" || fail "the Chinese twins do not load"
while IFS='|' read -r target actual weight; do
    for pack in mof-2020-10 mof-2021-101 zhuzhou-lusong-2023; do
        one=$("$pbe" explain --rules "$here/expected" --pack "$pack" "$target" "$actual" "$weight")
        two=$("$pbe" explain --rules "$here/chinese" --pack "$pack" "$target" "$actual" "$weight")
        [ "$one" = "$two" ] || fail "$pack: $target $actual $weight: “$one” is not “$two”"
    done
done <<END
到达90%以上|85%|5
200起以上|401|8
≤5300元/户|5830元/户|10
9月前|7月|5
增长10%|稍有增长|5
≥100个|59个|10
END

# Other encodings, wide signs, a link, permissions: written whole, meaning kept.
iconv -f UTF-8 -t GBK "$rules/mof-2020-10/rules.lua" >"$here/gbk.lua" 2>/dev/null ||
    printf 'rule "规则" {\r\n  weight ＝ ８，　\r\n}' | iconv -f UTF-8 -t GBK >"$here/gbk.lua"
chmod 640 "$here/gbk.lua"
ln -s gbk.lua "$here/link.lua"
"$pbe" fmt --check "$here/link.lua" >"$here/log" && fail "GBK is not in plain form"
"$pbe" fmt --write "$here/link.lua" >"$here/log"
[ -L "$here/link.lua" ] || fail "the link is gone"
[ "$(stat -c %a "$here/gbk.lua")" = 640 ] || fail "the permissions are gone"
iconv -f UTF-8 -t UTF-8 "$here/gbk.lua" >/dev/null || fail "not UTF-8"
"$pbe" fmt --check "$here/gbk.lua" || fail "fmt is not at rest after one run"

# What it cannot read it leaves alone, and goes on with the next file.
printf 'rule "甲" { weight = 8。 }\n' >"$here/broken.lua"
cp "$here/broken.lua" "$here/kept.lua"
printf 'weight ＝ ８\n' | sed 's/^/local /' >"$here/wide.lua"
"$pbe" fmt --write "$here/broken.lua" "$here/missing.lua" "$here/wide.lua" >"$here/log" 2>&1 &&
    fail "no exit code for a broken file"
cmp "$here/broken.lua" "$here/kept.lua" || fail "a broken file was written"
[ "$(cat "$here/wide.lua")" = "local weight = 8" ] || fail "the file after a broken one"
[ "$(find "$here" -name '*.lua.*' | wc -l)" -eq 0 ] || fail "a temporary file is left"

[ "$failures" -eq 0 ]
