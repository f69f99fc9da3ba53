#!/bin/sh
# audit.sh PROGRAM RULES - what pbe audit, check and score print, and their exit codes.
. "$(dirname "$0")/faulty/common.sh"

error='finding\terror\tC07\t自评表!G12\t得分应为 4.72，表中为 5'
warning='finding\twarning\tC09\t自评表!G13\t理由没有填写'
note='finding\tnote\tC30\t\t没有填表日期'
mkdir -p "$work/returns/2023" "$work/empty"
a_return "$work/returns/b.ods" 芦淞区 "$error" "$warning"
a_return "$work/returns/a.xlsx" 荷塘区 "$note"
a_return "$work/returns/2023/c.FODS" 天元区 "$warning"
for name in .hidden.ods '.~lock.a.ods#' '~$a.xlsx' readme.txt picture.png; do
    a_return "$work/returns/$name" 没有这份
done

# A folder: its workbooks in order, not the hidden ones; the others are counted.
run 1 audit "$work/returns"
says "共 3 个文件，3 份自评表：1 份没有问题（绿），1 份有疑点（黄），1 份有错误（红）；另有 2 个其他类型的文件没有看"
says 'C07   1 处，1 份'
says 'C09   2 处，2 份'
case $out in *没有这份*) complain "read what it should not see" ;; esac
order=$(printf '%s\n' "$out" | sed -n 's/.*returns\/\([^ ]*\) .*区.*/\1/p' | tr '\n' ' ')
[ "$order" = '2023/c.FODS a.xlsx b.ods ' ] || complain "order: $order"

# Lights: notes do no harm, warnings are amber, errors are red.
run 0 audit "$work/returns/a.xlsx"
says '绿        94    93.72'
run_english 1 audit "$work/returns/2023"
says 'amber'
run_english 1 audit "$work/returns/b.ods"
says 'red'

# A check's notes are no example of its warnings, nor counted with them.
a_return "$work/mixed.ods" 攸县 'finding\tnote\tC09\t自评表!A1\t提示' "$warning"
run 1 audit "$work/mixed.ods"
says 'C09   1 处，1 份，如'
says '自评表!G13：理由没有填写'

# Files by a list; one name with a newline in it by a list with NUL bytes.
cases=$((cases + 1))
odd="$work/returns/奇 怪\"的
名.ods"
a_return "$odd" 石峰区
bad="$work/returns/$(printf 'gbk\300\257.ods')"
a_return "$bad" 渌口区
printf '%s\n' "$work/returns/b.ods" "$work/returns/a.xlsx" >"$work/list"
ran='audit -'
LC_ALL=zh_CN.UTF-8 "$pbe" audit --format jsonl - <"$work/list" >"$work/out" 2>"$work/err"
[ "$(grep -c '"unit"' "$work/out")" -eq 2 ] || complain "$(cat "$work/out" "$work/err")"
printf '%s\0%s\0' "$odd" "$bad" >"$work/list"
LC_ALL=zh_CN.UTF-8 "$pbe" audit --format jsonl - <"$work/list" >"$work/out" 2>"$work/err"
grep -q '奇 怪\\"的\\n名.ods".*石峰区' "$work/out" || complain "$(cat "$work/out")"
grep -q '渌口区' "$work/out" || complain "$(cat "$work/out")"
run 0 audit "$odd"
[ "$(printf '%s\n' "$out" | wc -l)" -eq 3 ] || complain "a name breaks the line: $out"
rm "$odd" "$bad"

# One object a table, also where one workbook has two.
a_return "$work/two.ods" 甲局 'sheet\t第二张' 'unit\t乙局' "$error"
run 1 audit --format jsonl "$work/two.ods"
[ "$(printf '%s\n' "$out" | wc -l)" -eq 2 ] || complain "said: $out"
says '"sheet":"Sheet1","unit":"甲局","year":2023,"pack":{"id":"mof-2020-10","version":"'
says '"total_given":94,"total_computed":93.72,"pending":0,"pending_points":0,"grade":"优"'
says '{"cell":"F5","level1":"产出指标","level2":"数量指标","level3":"满意度","target":"≥90%","actual":"85%","weight":5,"given":5,"cached":null,"computed":4.72,"counts":true,"outcome":"met","rule":"定量指标","explanation":"按规则"}'
says '"sheet":"第二张","unit":"乙局"'
says '"findings":[{"code":"C07","severity":"error","cell":"自评表!G12","message":"得分应为 4.72，表中为 5"}]'

# Numbers keep their last bit.
a_return "$work/bits.ods" 丙局 'row\t比例\t1\t1\t5\t0.30000000000000004\t4.7222222222222223'
run 0 audit --format jsonl "$work/bits.ods"
says '"given":0.30000000000000004'
says '"computed":4.722222222222222'

# A file: its form by its name, the summary on standard output; permissions as usual.
run 1 audit -o "$work/out.jsonl" "$work/returns"
says '共 3 个文件'
[ "$(wc -l <"$work/out.jsonl")" -eq 3 ] || complain "$(cat "$work/out.jsonl")"
run 1 audit --format csv -o "$work/table" "$work/returns"
[ -s "$work/table" ] || complain 'no file'
run 1 audit -o "$work/out.txt" "$work/returns"
grep -q 天元区 "$work/out.txt" || complain 'no text'
leaves_nothing_beside "$work" out.jsonl

# The result never lands on a return, and is no Excel file.
cp "$work/returns/b.ods" "$work/mine.ods"
for wrong in "-o $work/mine.ods $work/mine.ods" \
    "--format csv -o $work/mine.ods $work/returns $work/mine.ods" \
    "--format csv -o $work/returns/a.xlsx $work/returns" "--format ods -o $work/x.xlsx $work/returns"; do
    run 2 audit $wrong
    case $err in *结果*) ;; *) complain "said: $err" ;; esac
done
cmp -s "$work/returns/b.ods" "$work/mine.ods" || complain 'wrote over a return'
[ -e "$work/x.xlsx" ] && complain 'wrote an Excel file'
rm "$work/mine.ods"
run 2 audit --jobs 0 "$work/returns"
warns '大于 0 的整数'

# Order is the order of the input, whatever the number of jobs.
mkdir "$work/many"
for i in 01 02 03 04 05 06 07 08 09 10 11 12; do
    a_return "$work/many/$i.ods" "单位$i"
    [ "$((1${i#0} % 3))" -ne 0 ] || printf 'wait\n' >>"$work/many/$i.ods"
done
run 0 audit --jobs 1 --format jsonl "$work/many"
alone=$out
for jobs in 2 8; do
    run 0 audit --jobs $jobs --format jsonl "$work/many"
    [ "$out" = "$alone" ] || complain "--jobs $jobs: another order"
done

# One workbook.
run 1 check "$work/returns/b.ods"
says "Sheet1  芦淞区  2023  mof-2020-10"
says '错误    C07    自评表!G12  得分应为 4.72，表中为 5'
says '红：1 处错误，1 处疑点，0 处提示'
run 0 check "$work/returns/a.xlsx"
run_english 1 check --json "$work/returns/b.ods"
says '"light":"red"'
run 0 score "$work/returns/a.xlsx"
says '单元格  三级指标  年度指标值  实际完成值  分值  自评分  复核分  评分说明'
says 'F5      满意度    ≥90%        85%            5       5    4.72  按规则'
says '合计：自评 94，复核 93.72 优'
run 4 check "$work/missing.ods"
warns "$work/missing.ods: cannot be opened"
run 4 score --json "$work/missing.ods"
says '"error":"cannot be opened"'
run 4 check "$work/two.ods/three.ods"

# A hostile name or text commands no terminal.
a_return "$work/escape.ods" "$(printf '\033[31m局\302\23331m\342\200\256')"
run 0 audit "$work/escape.ods"
case $out in *"$(printf '\033')"* | *"$(printf '\342\200\256')"*)
    complain "a control character came through" ;;
esac

# Usage, packs, nothing to do.
for wrong in '' '--jobs 0 x' '--jobs x x' '--timeout 0 x' '--format pdf x' '--resume x' \
    '--format ods x' '-o x.pdf x' '--bad x'; do
    run 2 audit $wrong
    warns_in_chinese
done
run 2 check
run 2 score a b
run 3 audit --pack nobody "$work/returns"
run 3 check --pack nobody "$work/returns/a.xlsx"
run 4 audit --rules "$work/missing" "$work/returns"
mkdir -p "$work/broken/t"
echo '准则 "x" { }' >"$work/broken/t/pack.lua"
for verb in audit check score "collect -o $work/s.ods"; do
    run 3 $verb --rules "$work/broken" "$work/returns/a.xlsx"
    warns '没有“准则”这个词'
done
run 4 audit "$work/empty"
warns '没有找到自评表文件'
run 4 audit "$work/missing.ods"
finish
