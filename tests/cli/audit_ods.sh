#!/bin/sh
# audit_ods.sh PROGRAM RULES DUMP - the summary workbook as our own reader sees it.
. "$(dirname "$0")/faulty/common.sh"
dump=$3

mkdir "$work/in"
a_return "$work/in/a.ods" '=1+1' 'finding\terror\tC07\t自评表!G12\t=SUM(A1)\n'
a_return "$work/in/b.ods" 芦淞区
printf 'unreadable\t文件已加密\n' >"$work/in/c.ods"
touch -d '2024-02-29 12:00' "$work/in/a.ods" "$work/in/b.ods" "$work/in/c.ods"
run 4 audit -o "$work/s.ods" "$work/in"
cp "$work/s.ods" "$work/first.ods"
run 4 audit --jobs 1 -o "$work/s.ods" "$work/in"
cmp "$work/s.ods" "$work/first.ods" || complain 'other bytes the second time'
out=$("$dump" "$work/s.ods")
for sheet in 总览 各行 问题; do
    says "$sheet"
done
says 'D2 text "=1+1"'
says 'G2 number 94'
says 'H2 number 93.719999999999999 "93.72"'
says 'I2 number 0 '
says 'J2 number 0.28000000000000003 "0.28"'
says 'B2 number 45351 date'
says 'O4 text "文件已加密"'
says 'F2 text "=SUM(A1)"'
case $out in *' ='[A-Z1]*) complain "a formula: $out" ;; esac
finish
