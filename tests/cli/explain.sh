#!/bin/sh
# explain.sh PROGRAM - one row's score, as text and as JSON.
. "$(dirname "$0")/common.sh"
tab=$(printf '\t')

run 0 explain 200起以上 401 8
is "8${tab}达成${tab}401 达到 ≥200起：得满分 8；完成值是目标的 200.5%，请分析目标是否偏低"
run 0 explain 到达90%以上 85% 5
is "4.72${tab}未达成${tab}85% 未达到 ≥90%：5 × 85/90 = 4.72"
run_english 0 explain 到达90%以上 85% 5
is "4.72${tab}missed${tab}85% misses ≥90%: 5 × 85/90 = 4.72"
run 0 explain 95%以上 "" 8
is "${tab}待定${tab}实际完成值未填，暂不计分"
run 0 explain --rule 成本指标 --pack mof-2020-10 1307.04 1491.59 10
says "8.76${tab}未达成"
run 0 explain 增长10% 稍有增长 5 --given 3.5
says "3.5${tab}评判"
run 0 explain -- ±10% -17% 5
says "2.94${tab}未达成"

run 0 explain --json 到达90%以上 85% 5
is '{"outcome":"missed","points":4.72,"rule":"定量指标","explanation":"85% 未达到 ≥90%：5 × 85/90 = 4.72"}'
run_english 0 explain --json 95%以上 "" 8
is '{"outcome":"cannot_compute","points":null,"rule":null,"explanation":"the actual value is missing: pending"}'
run 0 explain --json 提高 '说"好"\' 5
says '“说\"好\"\\”'
run 0 explain --json 提高 "$(printf 'a\nb\tc\033[31m\177')" 5
case $out in
*[[:cntrl:]]*) complain "control characters in JSON: $out" ;;
esac
if command -v python3 >/dev/null; then
    python3 -c 'import json, sys; json.loads(sys.argv[1])' "$out" 2>/dev/null ||
        complain "no JSON: $out"
fi
run 0 explain 提高 "$(printf 'a\nb')" 5
[ "$(printf '%s\n' "$out" | wc -l)" -eq 1 ] || complain "more than one line: $out"

run 2 explain 5 5 abc
warns "分值应为数字，现在是“abc”"
run 2 explain 5 5 ""
run 2 explain 5 5 0
warns "分值没有填写或是 0"
run 2 explain 提高 好 5 --given 三分
warns "自评分应为数字，现在是“三分”"
run 3 explain 5 5 5 --rule 城本指标
warns "没有规则“城本指标”，最接近的是“成本指标”"
run_english 3 explain 5 5 5 --rule 城本指标
warns "has no rule “城本指标”; the nearest is “成本指标”"
run 3 explain 5 5 5 --pack nobody
warns "没有规则包“nobody”，现有：hubei-huangshi-2022、mof-2013-53、mof-2020-10、mof-2021-101、sichuan-zhongjiang-2022、yueyang-road、zhuzhou-lusong-2023"

# arguments as long as a shell can hand over
long=$(printf '%065000d' 0 | tr 0 9)
run 0 explain "$long" 5 5
run 0 explain 5 "$long" 5
run 3 explain 5 5 5 --rule "$long"
run 3 explain 5 5 5 --pack "$long"
run 2 explain 5 5 "${long}x"
run 0 explain 5 5 5 --json --rule "定量指标"
finish
