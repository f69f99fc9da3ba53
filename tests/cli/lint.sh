#!/bin/sh
# lint.sh PROGRAM DOCS - what pbe lint says of packs, and that the docs list its codes.
. "$(dirname "$0")/common.sh"
docs=$2

# The shipped packs are in order: notes only.
run 0 lint
says "7 个规则包：0 个错误，0 个警告，"
says "mof-2020-10/rules.lua:15: L31 提示 规则“定量指标”：依据写着“凭记忆”"
run_english 0 lint
says "packs 7: errors 0, warnings 0, "
run 0 lint mof-2020-10
says "1 个规则包：0 个错误"
run 3 lint nobody
warns "没有规则包“nobody”"
run 2 lint --nonsense
run 2 lint a b
run 2 lint --codes a
run 0 lint --help
says "--all"

# A bureau's pack: place, code, severity, declaration, sentence.
bureau=$work/bureau
mkdir -p "$bureau/t"
cat >"$bureau/t/pack.lua" <<'PACK'
pack { id = "t", version = "7", title = "试", basis = "试", extends = "mof-2020-10" }
PACK
cat >"$bureau/t/rules.lua" <<'RULE'
rule "质量指标" { basis = "b", sentence = "s",
  score = steps { unit = "%", bands = {
    { from = 90, percent = 100 }, { from = 80, percent = 80 }, { percent = 80 } } },
  examples = { { actual = "85%", weight = 5, points = 4 } } }
RULE
run 1 lint "$bureau"
says "t/rules.lua:2: L01 警告 规则“质量指标”：第2档与第3档得分相同"
warns "pbe: 1 个规则包：0 个错误，1 个警告，"
run_english 1 lint --rules "$bureau" t
says "t/rules.lua:2: L01 warning rule “质量指标”: band 2 and band 3 give the same"
warns "pbe: packs 1: errors 0, warnings 1, "
cases=$((cases + 1))
PBE_RULES=$bureau "$pbe" lint t >/dev/null 2>&1 && complain "PBE_RULES is not read"
run 0 lint --rules "$bureau" mof-2020-10

# JSON: one object a line, nothing else on standard output.
run 1 lint --json "$bureau"
says '{"code":"L01","severity":"warning","pack":"t","file":"t/rules.lua","line":2,"declaration":"规则“质量指标”","title":"两档得分相同","sentence":"第2档'
if command -v python3 >/dev/null 2>&1; then
    run 0 lint --json
    python3 -c '
import json, sys
keys = {"code", "severity", "pack", "file", "line", "declaration", "title", "sentence", "silenced"}
found = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
assert len(found) > 20, len(found)
assert all(set(one) == keys and one["severity"] == "note" for one in found)
' "$work/out" || complain "its JSON"
fi

# Silenced with a reason: counted, and listed only with --all.
sed -i 's/sentence = "s",/sentence = "s", lint = { L01 = "文件如此" },/' "$bureau/t/rules.lua"
run 0 lint "$bureau"
says "0 个警告"
says "1 个免提示"
case $out in *L01*) complain "a silenced finding is listed" ;; esac
run 0 lint --all "$bureau"
says "得分相同；请合并，或改正其中一个数，或各写理由（reason）（免提示：文件如此）"
run 0 lint --all --json "$bureau"
says '"silenced":"文件如此"'

# Changes of local.d alone: the pack that they change is the bureau's.
mkdir -p "$work/changes/local.d"
echo 'change "定量指标" { over = 150 }' >"$work/changes/local.d/mof-2020-10.lua"
run 1 lint "$work/changes"
says "mof-2020-10/rules.lua:15: L42 警告 规则“定量指标”：改动之后原有的 7 个例子搁置了"

# A pack that does not load says what the load says.
printf 'rule "x" {\n  basis = 1,，\n}\n' >"$bureau/t/rules.lua"
run 3 lint "$bureau"
warns "t/rules.lua:2:13: "
run 4 lint "$work/nowhere/"
warns "$work/nowhere"

# The codes, and the documents that list each of them with the same severity and title.
for language in zh en; do
    [ $language = zh ] && run 0 lint --codes || run_english 0 lint --codes
    tr '\t' '|' <"$work/out" >"$work/codes"
    sed -n 's/^| \(L[0-9]*\) | \([^|]*\) | \([^|]*\) |.*/\1|\2|\3/p' "$docs/$language/lint.md" >"$work/listed"
    [ -s "$work/listed" ] || complain "$language/lint.md lists no code"
    diff "$work/codes" "$work/listed" || complain "$language/lint.md lists other codes"
done
finish
