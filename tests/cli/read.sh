#!/bin/sh
# read.sh PROGRAM - wordings from arguments and from standard input.
. "$(dirname "$0")/common.sh"
tab=$(printf '\t')

run 0 read 95%以上
is "95%以上${tab}≥ 95 %"
run 0 read --json 95%以上
is '{"text": "95%以上", "kind": "number", "comparator": ">=", "value": 95, "unit": "%", "doubts": [], "read": "≥ 95 %"}'
run 0 read --json --role actual 401
says '"kind": "number", "comparator": null, "value": 401, "unit": null'
run 0 read 1 2 3
[ "$(printf '%s\n' "$out" | wc -l)" -eq 3 ] || complain "three texts are not three lines"
run 0 read ""

# Every line of input is one line of output: blank, without an end, with anything inside.
ran='read <standard input'
printf '95%%以上\r\n\n\377\376\n9\0005\n一' >"$work/in"
cases=$((cases + 1))
LC_ALL=zh_CN.UTF-8 "$pbe" read <"$work/in" >"$work/out" 2>"$work/err" || complain "failed"
[ "$(wc -l <"$work/out")" -eq 5 ] || complain "five lines gave $(cat "$work/out")"
[ "$(head -n 1 "$work/out")" = "95%以上${tab}≥ 95 %" ] || complain "the first line is wrong"
cases=$((cases + 1))
LC_ALL=zh_CN.UTF-8 "$pbe" read --json <"$work/in" >"$work/out" || complain "failed"
[ "$(wc -l <"$work/out")" -eq 5 ] || complain "five lines gave $(cat "$work/out")"
if command -v python3 >/dev/null; then
    python3 -c 'import json, sys
for line in sys.stdin.buffer: json.loads(line.decode("utf-8"))' <"$work/out" ||
        complain "no JSON"
fi
cases=$((cases + 1))
"$pbe" read </dev/null >"$work/out" || complain "failed on nothing"
[ -s "$work/out" ] && complain "said something of nothing"
cases=$((cases + 1))
"$pbe" read <&- >"$work/out" 2>"$work/err"
[ $? -le 4 ] || complain "without standard input: exit code $?"
finish
