#!/bin/sh
# packs.sh PROGRAM - rule folders: installed, the bureau's, broken, missing.
. "$(dirname "$0")/common.sh"

run 0 test
says "7 个规则包"
run_english 0 test
says "packs 7"
run 0 rules
says "mof-2020-10 1.0 ("
says "mof-2021-101 1.0 ("
says "zhuzhou-lusong-2023 1.0 ("
[ "$(printf '%s\n' "$out" | wc -l)" -eq 7 ] || complain "not seven lines: $out"
run 0 rules mof-2021-101
says "满意度指标"
run 3 rules nobody
warns "没有规则包“nobody”"

bureau=$work/bureau
mkdir -p "$bureau/t"
cat >"$bureau/t/pack.lua" <<'PACK'
pack { id = "t", version = "7", title = "试", basis = "试", extends = "mof-2020-10" }
PACK
run 0 test "$bureau"
says "1 个规则包"
run 0 test
says "7 个规则包"
run 0 rules --rules "$bureau" t
says "定量指标"
run 0 rules --rules "$bureau"
says "t 7 ("
run 0 explain --rules "$bureau" --pack t 到达90%以上 85% 5
says "4.72"
cases=$((cases + 1))
LC_ALL=zh_CN.UTF-8 PBE_RULES=$bureau "$pbe" rules t >/dev/null || complain "PBE_RULES is not read"

# a broken file: place and sentence, in both languages, from every verb
printf 'rule "x" {\n  basis = 1,，\n}\n' >"$bureau/t/rules.lua"
for call in "test $bureau" "rules --rules $bureau" "explain --rules $bureau 5 5 5"; do
    # shellcheck disable=SC2086
    run 3 $call
    warns "t/rules.lua:2:13: "
    case $err in *"
"*) complain "more than one line: $err" ;; esac
    # shellcheck disable=SC2086
    run_english 3 $call
    warns "t/rules.lua:2:13: "
done
printf '\n\n  准则 "x" { }\n' >"$bureau/t/rules.lua"
run 3 test "$bureau"
warns "pbe: t/rules.lua:3:3: 没有“准则”这个词"
run_english 3 test "$bureau"
warns "pbe: t/rules.lua:3:3: there is no word “准则”"
cat >"$bureau/t/rules.lua" <<'RULE'
rule "定量指标" { basis = "b", sentence = "s", score = proportional { },
  examples = { { target = "10", actual = "5", weight = 10, points = 6 } } }
RULE
run 3 rules --rules "$bureau"
warns "t/rules.lua:1: 规则“定量指标”的第1个例子不对：应为 6（-），算得 5（missed）"

# a folder that somebody names must exist, and hold packs
run 4 test "$work/nowhere"
warns "$work/nowhere"
run 4 rules --rules "$work/nowhere"
warns "$work/nowhere"
run 4 explain --rules "$work/nowhere" 5 5 5
run 4 test "$bureau/t/pack.lua"
mkdir "$work/empty"
run 3 test "$work/empty"
rm "$bureau/t/rules.lua"
run 3 test "$bureau/t" # a pack itself, not the folder of packs
warns "$bureau"
finish
