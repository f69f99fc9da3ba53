#!/bin/sh
# audit_csv.sh PROGRAM RULES - CSV for Excel: a mark, quotes, and no text that runs.
. "$(dirname "$0")/faulty/common.sh"

a_return "$work/a.ods" '=cmd|"/c calc"!A1' \
    'row\t+SUM(A1)\t-5\t-3%\t+0.25\t@x\t4' \
    'row\t名,称\t"引"\t\t5\t5\t' \
    'finding\terror\tC07\t自评表!G12\t-1+1 不是数'
run 1 audit --format csv "$work/a.ods"
first=$(head -c 3 "$work/out" | od -An -tx1 | tr -d ' ')
[ "$first" = efbbbf ] || complain "begins with $first"
says '"类型","文件","工作表","单位","年度","规则包","单元格"'
says '"'"'"'=cmd|""/c calc""!A1"'
says '"'"'"'+SUM(A1)"'
says ',"-5","'"'"'-3%",0.25,"'"'"'@x",'
says '"名,称","""引""","5",5'
says '"'"'"'-1+1 不是数","错误","C07"'
lines=$(tr -cd '\r' <"$work/out" | wc -c)
[ "$lines" -eq 5 ] || complain "$lines lines end with CR LF"

# Every line has as many fields, by a reader that is not ours.
if command -v python3 >/dev/null; then
    cases=$((cases + 1))
    python3 - "$work/out" <<'END' || complain 'Python reads it otherwise'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))
assert len(rows) == 5 and {len(row) for row in rows} == {21}, rows
assert rows[3][9] == "名,称" and rows[3][10] == '"引"', rows[3]
assert rows[1][15] == "4.72" and rows[4][18:] == ["'-1+1 不是数", "错误", "C07"], rows
END
fi
run_english 1 audit --format csv "$work/a.ods"
says '"kind","file","sheet"'
finish
