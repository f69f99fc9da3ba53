#!/bin/sh
# snapshot.sh PBE AMEND RETURNS - pbe snapshot, and what audits make of it: from the form to
# the snapshot, a number that is changed, and the finding. AMEND changes a file as a script
# says (tests/workbook/amend.c).
. "$(dirname "$0")/common.sh"
amend=$2
returns=$3
cp "$returns/template-with-addin.ods" "$work/表.ods"
before=$(cksum <"$work/表.ods")

# Beside the file, which stays; and nothing is found that was not found without it.
run 0 snapshot "$work/表.ods"
is "已存档 $work/表-存档.ods
自评表：总分 80.98，2 行待定，规则包 zhuzhou-lusong-2023 1.0"
[ "$(cksum <"$work/表.ods")" = "$before" ] || complain "changed the file"
findings() {
    LC_ALL=zh_CN.UTF-8 "$pbe" check "$1" 2>/dev/null
}
[ "$(findings "$work/表.ods")" = "$(findings "$work/表-存档.ods")" ] ||
    complain "a snapshot is a finding"

# A file that is there stays, unless told.
run 4 snapshot "$work/表.ods"
warns "已经有了；要覆盖它，请加 --force"
run 0 snapshot --force "$work/表.ods"
run 4 snapshot -o "$work/表-存档.ods" "$work/表.ods"
run 0 snapshot --in-place "$work/表-存档.ods"
run 0 snapshot --in-place "$work/表-存档.ods"
[ "$(findings "$work/表.ods")" = "$(findings "$work/表-存档.ods")" ] ||
    complain "a second snapshot is a finding"

# What it keeps stands in the JSON of audits; null where there is none.
run 1 check --json "$work/表-存档.ods"
says '"snapshot":{"pack":"zhuzhou-lusong-2023","version":"1.0","fingerprint":"'
says '"total":80.98}'
run 1 check --json "$work/表.ods"
says '"snapshot":null'
run 1 audit --format jsonl "$work/表-存档.ods"
says '"snapshot":{"pack":"zhuzhou-lusong-2023"'

# change LINE…: a copy with these changes, and the findings about the snapshot.
change() {
    printf '%s\n' "$@" >"$work/script"
    "$amend" "$work/script" "$work/表-存档.ods" "$work/changed.ods" || complain "amend"
    run 1 check "$work/changed.ods"
    out=$(printf '%s\n' "$out" | grep 'W1[5678]')
}

# A value that is changed later, a score that is, and both at once.
change 'set 1 F14 text 300'
says '自评表!F14  “秩序维护数量”的完成值在存档（'
says '存档时是“5840”，现在是“300”；得分存档时 8，现在算得 4.8'
change 'set 1 H13 number 3'
says '自评表!H13  “执法案件查处数”的得分在存档（'
says '存档时表中 8，现在 3'
change 'set 1 D13 text 案件'
says '有 1 行（如“案件”）是存档（'
says '里的 1 行（如“执法案件查处数”）现在没有了'

# A row that is inserted moves the others, and they are still what they were.
change 'insert 1 13 1'
is ''

# The snapshot itself, changed by hand: the arithmetic shows it.
change 'set 4 H15 number 10' 'set 4 B10 number 99'
says '存档!A15  存档（'
says '“执法案件查处数”得 10，照同样的数和规则重新计算是 8'
says '存档!B10  存档（'
says '里总分 99，照同样的数和规则重新计算是 80.98'
change 'set 4 B5 text 0123456789abcdef'
says '（指纹 01234567），复核用的是 zhuzhou-lusong-2023'

# Whatever a snapshot holds, it is read or left alone.
change 'set 4 A13 text 别的'
is ''
change 'set 4 B2 number 1' 'set 4 A14 empty' 'set 4 B14 empty'
change 'set 4 H14 text 很多' 'set 4 C14 number 1e300' 'set 4 B6 empty' 'set 4 B10 text -'
says 'W15'

# Scores that were lost where the extension is missing.
cp "$returns/template-without-addin.ods" "$work/丢.ods"
run 0 snapshot "$work/丢.ods"
run 1 check "$work/丢-存档.ods"
says '有 13 行的得分没有保存下来，存档（'
says '里有：总分 80.98，现在算得 80.98'
run_english 1 check "$work/丢-存档.ods"
says 'the scores of 13 rows were lost; the snapshot ('

# Other kinds of file; several tables; a pack that is named.
for name in lusong-report.fods lusong-report.xlsx two-projects.ods; do
    run 0 snapshot -o "$work/k$name" "$returns/$name"
    [ "$(findings "$returns/$name")" = "$(findings "$work/k$name")" ] ||
        complain "$name: a snapshot is a finding"
done
says '安可替代：总分 100'
says '成本控制：总分 100'
run 0 snapshot --json --pack mof-2021-101 --force -o "$work/k.ods" "$work/表.ods"
says "{\"file\":\"$work/k.ods\",\"tables\":[{\"sheet\":\"自评表\",\"pack\":\"mof-2021-101\""

# What is refused leaves nothing behind.
printf 'sheet 存档 1\n| 去年的材料 |\n' >"$work/script"
"$amend" "$work/script" "$work/表.ods" "$work/别的.ods"
run 4 snapshot "$work/别的.ods"
warns '已经有一张工作表叫“存档”，里面不是存档；请先给它改名'
run_english 4 snapshot "$work/别的.ods"
warns 'there is a sheet “存档” that is no snapshot; rename it first'
[ ! -e "$work/别的-存档.ods" ] || complain "left a file"
run 2 snapshot -o "$work/k.xlsx" "$work/表.ods"
warns '扩展名应为'
run 2 snapshot -o "$work/k.ods" "$returns/lusong-report.xlsx"
warns '扩展名应与原来的文件相同（.xlsx）'
if [ -c /dev/full ]; then
    ln -s /dev/full "$work/full.ods"
    run 4 snapshot --force -o "$work/full.ods" "$work/表.ods"
    [ "$err" = "pbe: $work/full.ods: 表格写不出去：磁盘已满" ] || complain "warned: $err"
fi
run 2 snapshot --force -o "$work/k.fods" "$work/表.ods"
warns '.fods 仍存为 .fods'
echo '这不是表格' >"$work/文.ods"
run 4 snapshot "$work/文.ods"
run 4 snapshot "$work/没有.ods"
run 3 snapshot --pack nobody "$work/表.ods"
run 2 snapshot
run 2 snapshot --in-place -o "$work/k.ods" "$work/表.ods"
run_english 0 snapshot --help
says 'usage: pbe snapshot'

finish
