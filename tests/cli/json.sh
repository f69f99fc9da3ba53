#!/bin/sh
# json.sh PROGRAM - with --json every verb says what it did as JSON, errors included.
. "$(dirname "$0")/common.sh"

# results
run 0 read --json 95%以上
is '{"text": "95%以上", "kind": "number", "comparator": ">=", "value": 95, "unit": "%", "doubts": [], "read": "≥ 95 %"}'
run 0 explain --json --rule 定量指标 到达90%以上 85% 5
is '{"outcome":"missed","points":4.72,"rule":"定量指标","explanation":"85% 未达到 ≥90%：5 × 85/90 = 4.72"}'
run 0 rules --json mof-2013-53
says '{"name":"支付进度率","sentence":"得分 = 支付进度率 × 分值，最高不超过分值","basis":"财预〔2013〕53号（凭记忆）：实际支付进度/既定支付进度"}'
run 0 rules --json
says '{"id":"mof-2013-53","version":"1.0","title":'
run 0 rules --origin --json mof-2013-53
says '{"word":"pack","title":"","field":"basis","value":'

printf 'rule “x” {\n  basis = "b"，\n}\n' >"$work/x.lua"
run 0 fmt --json "$work/x.lua"
is '{"file":"'"$work"'/x.lua","changed":true,"written":false,"encoding":null,"byte_order_mark":false,"line_ends":false,"last_line_end":false,"lines":[{"line":1,"old":"rule “x” {","new":"rule \"x\" {"},{"line":2,"old":"  basis = \"b\"，","new":"  basis = \"b\","}]}'
run 0 fmt --json --write "$work/x.lua"
says '"changed":true,"written":true'
run 0 fmt --json --check "$work/x.lua"
says '"changed":false,"written":false,"encoding":null,"byte_order_mark":false,"line_ends":false,"last_line_end":false,"lines":[]}'

mkdir "$work/t"
cat >"$work/t/pack.lua" <<'PACK'
pack { id = "t", version = "1", title = "试", basis = "试" }
grades { { name = "优", from = 0 } }
rule "甲" { basis = "b", sentence = "s", score = proportional { },
  examples = { { target = "10", actual = "5", weight = 10, points = 5 } } }
PACK
run 0 pack keygen --json -k "$work/k"
is '{"action":"keygen","secret_key":"'"$work"'/k.key","public_key":"'"$work"'/k.pub"}'
run 0 pack build --json "$work/t"
is '{"action":"build","folder":"'"$work"'/t","text":"t 1：1 个文件写入清单，最低版本 0"}'
run 0 pack sign --json -k "$work/k.key" "$work/t"
is '{"action":"sign","folder":"'"$work"'/t","text":""}'
run 0 pack verify --json -p "$work/k.pub" "$work/t"
is '{"action":"verify","folder":"'"$work"'/t","text":"t 1：签名正确，1 个文件与清单相符，最低版本 0"}'

run 0 new --json --chinese a "$work"
is '{"pack":"a","folder":"'"$work"'","files":["pack.lua","rules.lua"]}'
rm -r "$work/a"
run 0 lint --json mof-2013-53
says '{"code":"L22","severity":"note","pack":"mof-2013-53","file":"mof-2013-53/pack.lua","line":6,'

# errors: the sentence on standard error as always, the object on standard output
run 3 explain --json --pack nobody 5 5 5
says '{"error":{"status":"unknown","exit_code":3,"file":null,"line":0,"column":0,"text":"没有规则包“nobody”'
warns "pbe: 没有规则包“nobody”"
run 2 explain --json 5 5 五
is '{"error":{"status":"argument","exit_code":2,"file":null,"line":0,"column":0,"text":"分值应为数字，现在是“五”"}}'
run 2 explain --json 5
is '{"error":{"status":"usage","exit_code":2,"file":null,"line":0,"column":0,"text":"用法不对"}}'
run_english 2 read --json --role nothing
is '{"error":{"status":"usage","exit_code":2,"file":null,"line":0,"column":0,"text":"wrong usage"}}'
run 3 rules --json nobody
says '{"error":{"status":"unknown",'
run 4 fmt --json "$work/gone.lua"
says '{"error":{"status":"file","exit_code":4,"file":"'"$work"'/gone.lua","line":0,"column":0,"text":"读不了'
printf 'rule "x" {\n' >"$work/x.lua"
run 3 fmt --json "$work/x.lua"
says '{"error":{"status":"pack","exit_code":3,"file":"'"$work"'/x.lua","line":1,"column":10,"text":'
run 4 pack verify --json -p "$work/k.pub" "$work/gone"
says '{"error":{"status":"file","exit_code":4,'
run 2 pack sign --json "$work/t"
says '{"error":{"status":"usage",'
run 4 test --json "$work/gone.tsv"
says '{"error":{"status":"file","exit_code":4,"file":"'"$work"'/gone.tsv",'
printf '准则 "x" { }\n' >"$work/t/rules.lua"
rm "$work/t/manifest.txt" "$work/t/manifest.txt.minisig"
run 3 test --json "$work"
says '{"error":{"status":"pack","exit_code":3,"file":"t/rules.lua","line":1,"column":1,"text":"没有“准则”这个词'
run 2 new --json "$work"
says '{"error":{"status":"argument","exit_code":2,'
run 3 lint --json nobody
says '{"error":{"status":"unknown",'
run 2 nothing --json
says '{"error":{"status":"usage","exit_code":2,"file":null,"line":0,"column":0,"text":"没有命令“nothing”"}}'

# a text that is --json is no wish for JSON
run 0 read -- --json
case $out in '{'*) complain "said JSON: $out" ;; esac

finish
