#!/bin/sh
# collect_district.sh PROGRAM RULES SOURCE - 300 real workbooks of one district: some late,
# some double, one of nobody; every total is the audit's.
. "$(dirname "$0")/common.sh"
export PBE_RULES=$2
source=$3
in=$work/in
mkdir "$in"

cell() {
    printf '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>' "$1"
}

row() {
    printf '<table:table-row>'
    for text; do
        cell "$text"
    done
    printf '</table:table-row>\n'
}

# a_workbook FILE UNIT DONE: the form, of which two rows depend on DONE.
a_workbook() {
    {
        cat "$work/head"
        row '2023年度部门（单位）整体支出绩效自评表'
        row 单位名称 "$2"
        row 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分
        row 产出指标 数量指标 检查次数 ≥200次 "$3次" 40 40
        row 产出指标 质量指标 合格率 ≥95% 96% 20 20
        row 效益指标 社会效益指标 投诉下降率 ≥10% "$(($3 / 20))%" 20 20
        row 满意度指标 服务对象满意度指标 群众满意度 ≥90% 92% 20 20
        row 总分 '' '' '' '' 100 100
        cat "$work/tail"
    } >"$1"
}

cat >"$work/head" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="自评表">
END
echo '</table:table></office:spreadsheet></office:body></office:document>' >"$work/tail"

{
    echo 单位编码,单位名称
    number=1
    while [ $number -le 300 ]; do
        echo "$((101000 + number)),第${number}预算单位"
        number=$((number + 1))
    done
} >"$work/list.csv"

# Every 50th is late; the name of every 7th says its code instead of its unit.
number=1
while [ $number -le 300 ]; do
    unit=第${number}预算单位
    file=$number.fods
    if [ $((number % 7)) -eq 0 ]; then
        unit=
        file=$((101000 + number))_自评表.fods
    fi
    folder=$in
    [ $((number % 50)) -ne 0 ] || folder=$work
    a_workbook "$folder/$file" "$unit" $((100 + number * 7 % 150))
    number=$((number + 1))
done
a_workbook "$in/别处.fods" 外地单位 300
a_workbook "$in/又一份.fods" 第3预算单位 200
touch -d '2020-01-01' "$in/又一份.fods"

run 1 collect --departments "$work/list.csv" -o "$work/s.jsonl" "$in"
says '名单 300 家：已报 294，未报 6；计入 294 份，重复 1，名单外 1'
for number in 50 100 150 200 250 300; do
    grep -q '^{"kind":"missing".*"第'$number'预算单位"' "$work/s.jsonl" ||
        complain "第${number}预算单位 is not missing"
done
mv "$work"/*.fods "$in/"
run 1 collect --departments "$work/list.csv" -o "$work/s.jsonl" "$in"
says '已报 300，未报 0；计入 300 份，重复 1，名单外 1'
run 1 collect --jobs 1 --departments "$work/list.csv" -o "$work/1.jsonl" "$in"
cmp "$work/s.jsonl" "$work/1.jsonl" || complain 'late returns or jobs change the result'

# Every total is what the audit says of the file, the indicators are all there, and the
# ranks go down with the points.
run 1 audit --format jsonl -o "$work/a.jsonl" "$in"
totals() {
    sed -n 's/.*"file":"\([^"]*\)".*"total_given":\([^,]*\),"total_computed":\([^,]*\),.*/\1 \2 \3/p' |
        LC_ALL=C sort
}
grep -E '^\{"kind":"(return|double|unknown)"' "$work/s.jsonl" | totals >"$work/of_collect"
totals <"$work/a.jsonl" >"$work/of_audit"
[ "$(wc -l <"$work/of_audit")" -eq 302 ] || complain "$(wc -l <"$work/of_audit") totals"
cmp "$work/of_collect" "$work/of_audit" || complain 'totals differ from the audit'
[ "$(grep -c '^{"kind":"indicator"' "$work/s.jsonl")" -eq 1200 ] || complain 'rows'
grep '^{"kind":"return"' "$work/s.jsonl" |
    sed 's/.*"rank":\([^,]*\),.*"total_computed":\([^,]*\),.*/\1 \2/' >"$work/ranks"
awk 'NR > 1 && ($2 > points || ($2 == points) != ($1 == rank) || ($2 < points && $1 != NR)) \
    { bad = 1 } { rank = $1; points = $2 } END { exit bad }' "$work/ranks" ||
    complain 'ranks do not go by points'
graded=$(sed -n 's/^{"kind":"grade".*"computed":\([0-9]*\)}$/\1/p' "$work/s.jsonl" |
    awk '{ sum += $1 } END { print sum }')
[ "$graded" -eq 300 ] || complain "$graded have a grade"
points=$(sed -n 's/^{"kind":"level1".*"points":\([0-9.]*\),.*/\1/p' "$work/s.jsonl" |
    awk '{ sum += $1 } END { printf "%.2f", sum }')
all=$(awk '{ sum += $2 } END { printf "%.2f", sum }' "$work/ranks")
[ "$points" = "$all" ] || complain "headings have $points, totals $all"

# Returns as departments really make them.
run 1 collect -o "$work/real.csv" "$source"/tests/returns
grep -q '^"得分",.*株洲市芦淞区城市管理综合行政执法大队' "$work/real.csv" ||
    complain "$(head -n 3 "$work/real.csv")"
finish
