#!/bin/sh
# test.sh PROGRAM - pbe test: what it takes, when it fails, its JSON, and that the packs
# as shipped leave nothing unproved. trial.sh has the case files.
. "$(dirname "$0")/common.sh"
trial=$(cd "$(dirname "$0")/trial" && pwd)

# the shipped packs: every branch of every rule is reached by an example
run 0 test --coverage
case $out in *没有走到*) complain "a shipped pack has branches without an example: $out" ;; esac
[ "$(printf '%s\n' "$out" | grep -c '（100%）')" -eq 7 ] || complain "not seven packs: $out"

# one pack, by its id
run 0 test yueyang-road
says "yueyang-road 1.0：规则 20 条"
says "1 个规则包"
run 3 test nobody
warns "没有规则包“nobody”，现有："
run_english 3 test nobody
warns "there is no pack “nobody”; there are: "

# a folder, by position or by --rules; with it a pack's id and case files in any order
run 0 test "$trial/rules"
says "small 1：规则 10 条，例子 16 个"
run 0 test --rules "$trial/rules" small
says "1 个规则包，16 个例子"
run 0 test "$trial/cases/01-all-right.tsv" "$trial/rules"
says "用例 6 个"
run 0 test --rules "$trial/rules" small "$trial/cases/01-all-right.tsv" "$trial/cases/01-all-right.tsv"
says "用例 12 个"

# cases go to the pack that is named, or the only one that is tried, or the default
printf 'target,actual,weight,points\n90%%,85%%,5,4.72\n' >"$work/plain.csv"
run 0 test "$work/plain.csv"
says "mof-2020-10 1.0：规则 5 条，例子 23 个，用例 1 个"
run 3 test mof-2021-101 "$work/plain.csv"
says "$work/plain.csv:2: 规则包 mof-2021-101 的用例不对（规则“定量指标”）"
printf 'pack,target,actual,weight,points\nmof-2021-101,90%%,85%%,5,4.31\n' >"$work/packs.csv"
run 0 test --rules "$trial/rules" "$work/packs.csv"
says "mof-2021-101 1.0：规则 7 条，例子 0 个，用例 1 个"

# nothing to try is no success
printf 'target,actual,weight,points\n' >"$work/none.csv"
run 3 test "$work/none.csv"
warns "$work/none.csv: 用例文件里没有用例"
run_english 3 test "$work/none.csv"
warns "no case in this file"
mkdir "$work/empty"
run 3 test "$work/empty"
warns "这个文件夹里没有规则包"

# a case file that is not there, a folder that is not there, a rule file
run 4 test "$work/gone.tsv"
warns "$work/gone.tsv"
run 4 test "$work/gone/"
warns "打不开规则文件夹"
run 4 test "$trial/rules/small/rules.lua"
warns "打不开规则文件夹"

# wrong usage
run 2 test --nothing
warns_in_chinese
run 2 test "$trial/rules" "$trial/broken"
run 2 test small small

# an example that is wrong in a pack that extends another is told once for each pack
mkdir -p "$work/two/t" "$work/two/u"
cat >"$work/two/t/pack.lua" <<'PACK'
pack { id = "t", version = "1", title = "试", basis = "试" }
grades { { name = "优", from = 0 } }
rule "甲" { basis = "b", sentence = "s", score = proportional { },
  examples = { { target = "10", actual = "5", weight = 10, points = 4 } } }
PACK
echo 'pack { id = "u", version = "1", title = "试", basis = "试", extends = "t" }' >"$work/two/u/pack.lua"
run 3 test "$work/two"
[ "$(printf '%s\n' "$out" | grep -c 't/pack.lua:4: 规则“甲”的第1个例子不对')" -eq 2 ] ||
    complain "not once for each pack: $out"
warns "2 个例子或用例不对"

# coverage: an inherited rule is its base's affair, and cases of the heir count for it
cat >"$work/two/t/pack.lua" <<'PACK'
pack { id = "t", version = "1", title = "试", basis = "试" }
grades { { name = "优", from = 0 } }
rule "甲" { basis = "b", sentence = "s", score = proportional { },
  examples = { { target = "10", actual = "5", weight = 10, points = 5 } } }
PACK
run 0 test --coverage "$work/two"
says "t 1：规则 1 条，例子 1 个，用例 0 个，不对 0 个；分支 2 个，走到 1 个（50%）"
says "u 1：规则 1 条，例子 1 个，用例 0 个，不对 0 个；分支 0 个，走到 0 个（100%）"
printf 'pack\trule\ttarget\tactual\tweight\tpoints\nu\t甲\t10\t10\t10\t10\n' >"$work/heir.tsv"
run 0 test --coverage "$work/two" "$work/heir.tsv"
says "t 1：规则 1 条，例子 1 个，用例 0 个，不对 0 个；分支 2 个，走到 2 个（100%）"

# what a bureau changes in local.d is tried, with the examples of the change
mkdir -p "$work/bureau/local.d"
cat >"$work/bureau/local.d/mof-2021-101.lua" <<'CHANGE'
change "定量指标" { pass = 50,
  examples = { { target = "100", actual = "75", weight = 10, points = 6 } } }
CHANGE
run 3 test --coverage "$work/bureau"
says "local.d/mof-2021-101.lua:2: 规则“定量指标”的第1个例子不对"
says "没有走到  local.d/mof-2021-101.lua:1: “定量指标” 低于50%：不得分"

# the case files of the documentation come out, each in its language
docs=$(dirname "$0")/../../docs
block() { # the first block behind the heading $2 of the page $1
    awk -v heading="$2" '$0 == heading { on = 1 } on && /^```/ { count++; next } count == 1' \
        "$docs/$1/command.md" >"$work/docs.tsv"
    [ -s "$work/docs.tsv" ] || complain "docs/$1/command.md has no case file"
}
block zh '### 用例文件'
run 0 test "$work/docs.tsv"
says "用例 3 个，不对 0 个"
block en '### Case files'
run_english 0 test "$work/docs.tsv"
says "cases 3, failures 0"

# a pack of 500 rules loads beside the others: the limits are for rules that loop
mkdir -p "$work/many/many"
awk 'BEGIN {
    print "pack { id = \"many\", version = \"1\", title = \"多\", basis = \"试\" }"
    print "grades { { name = \"优\", from = 0 } }"
    for (i = 1; i <= 500; i++)
        printf "rule \"指标%d\" { basis = \"b\", sentence = \"s\", score = steps { unit = \"%%\", bands = {\n" \
            "  { from = 90, percent = 100 }, { from = 60, percent = 50 }, { percent = 0 } } },\n" \
            "  exceptions = { { words = { \"不涉及\" }, percent = 100 } },\n" \
            "  examples = { { actual = \"95%%\", weight = 5, points = 5 }, { actual = \"75%%\", weight = 5, points = 2.5 } } }\n", i
}' >"$work/many/many/pack.lua"
run 0 test --coverage "$work/many"
says "many 1：规则 500 条，例子 1000 个，用例 0 个，不对 0 个；分支 2000 个，走到 1000 个（50%）"

# JSON: one object, the same facts
run 0 test --json "$work/two" "$work/heir.tsv"
is '{"passed":true,"examples":2,"cases":1,"failed":0,"failures":[],"packs":[{"pack":"t","version":"1","rules":1,"examples":1,"cases":0,"failures":0},{"pack":"u","version":"1","rules":1,"examples":1,"cases":1,"failures":0}]}'
run 0 test --json --coverage "$work/two" t
is '{"passed":true,"examples":1,"cases":0,"failed":0,"failures":[],"packs":[{"pack":"t","version":"1","rules":1,"examples":1,"cases":0,"failures":0,"coverage":{"branches":2,"reached":1,"percent":50,"unreached":[{"name":"甲","branch":"达到目标：满分","file":"t/pack.lua","line":3}]}}]}'
printf 'pack\trule\ttarget\tactual\tweight\tpoints\toutcome\nt\t甲\t10\t5\t10\t\tmet\n' >"$work/wrong.tsv"
run 3 test --json "$work/two" t "$work/wrong.tsv"
is '{"passed":false,"examples":1,"cases":1,"failed":1,"failures":[{"kind":"case","pack":"t","name":"甲","number":0,"row":0,"file":"'"$work"'/wrong.tsv","line":2,"rule_failed":false,"expected":{"points":null,"outcome":"met","grade":null,"explanation":null},"actual":{"points":5,"outcome":"missed","grade":null,"explanation":"5 未达到 10：10 × 5/10 = 5"}}],"packs":[{"pack":"t","version":"1","rules":1,"examples":1,"cases":1,"failures":1}]}'
warns "1 个例子或用例不对"

finish
