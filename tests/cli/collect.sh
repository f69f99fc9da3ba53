#!/bin/sh
# collect.sh PROGRAM RULES - whose a return is, who is missing, which of two counts.
. "$(dirname "$0")/faulty/common.sh"

mkdir "$work/in"
in=$work/in
result=$work/sum.jsonl

# of KIND: the lines of the result that are of this kind.
of() {
    grep "^{\"kind\":\"$1\"" "$result"
}

# finds KIND TEXT…: a line of the kind has every text.
finds() {
    kind=$1
    shift
    found=$(of "$kind")
    for text; do
        found=$(printf '%s\n' "$found" | grep -F -e "$text")
    done
    [ -n "$found" ] || complain "no $kind with $*: $(of "$kind")"
}

counts() {
    [ "$(of "$1" | wc -l)" -eq "$2" ] || complain "not $2 of $1: $(of "$1")"
}

cat >"$work/list.csv" <<'END'
芦淞区预算单位名单,,
单位编码,单位名称,联系人
101001,民政局,
101002,城市管理局,
101003,教育局（本级）,
101004,水利局,
101005,"卫生健康局",
A-7,=1+1,
101008,文化馆,
END

# By name, whatever its blanks and widths; by the code in the file's name; by the code in
# the document; by nothing.
a_return "$in/1.ods" ' 民 政局'
a_return "$in/2.ods" '教育局(本级)'
a_return "$in/3（101004）.ods" ''
a_return "$in/4.ods" 不知道 'code\t101005'
a_return "$in/5.ods" '=1+1'
a_return "$in/6.ods" 城管局
a_return "$in/71010019.ods" 区外单位甲乙
printf 'unreadable\t文件已加密\n' >"$in/101008.ods"
run 4 collect --departments "$work/list.csv" -o "$result" "$in"
says '名单 7 家：已报 5，未报 2；计入 5 份，重复 0，名单外 2，不符 0，读不了 1'
says '未报  101002  城市管理局'
says '6.ods 的单位写作“城管局”，可能是它，请核对'
says '名单外  区外单位甲乙'
says '读不了  101008  文化馆'
warns '未报 2 家，重复 0 份，名单外 2 份'
counts return 5
finds return '"code":"101001"' '"unit":"民政局"' '/1.ods'
finds return '"code":"101003"' '/2.ods'
finds return '"code":"101004"' '/3（101004）.ods'
finds return '"code":"101005"' '/4.ods'
finds return '"code":"a-7"' '"unit":"=1+1"'
counts missing 2
finds missing '"unit":"城市管理局"' 6.ods
finds missing '"unit":"文化馆"' '"text":""'
counts unknown 2
finds unknown '"unit":"城管局"' '名单里相近的是“城市管理局”（未报）'
finds unknown '"unit":"区外单位甲乙"' '也没有相近的'
finds unreadable '"code":"101008"' '文件已加密'
finds summary '"departments":7,"returned":5,"missing":2,"counted":5'
run_english 4 collect --departments "$work/list.csv" -o "$result" "$in"
says '7 on the list: 5 have returned, 2 missing'
rm "$in/101008.ods" "$in/71010019.ods"

# Two of one department: the file that was changed last counts, whatever its name; of the
# same moment the later one. A project of its own, or a second table, is no double.
a_return "$in/6.ods" 城市管理局
a_return "$in/0-old.ods" 民政局 'given\t50'
a_return "$in/9.ods" 民政局
touch -d '2024-03-01 08:00' "$in/1.ods"
touch -d '2024-02-01 08:00' "$in/0-old.ods" "$in/9.ods"
a_return "$in/p.ods" 民政局 'project\t养老'
a_return "$in/q.ods" 文化馆 'sheet\t二' 'unit\t文化馆' 'computed\t60'
run 1 collect --departments "$work/list.csv" -o "$result" "$in"
says '名单 7 家：已报 7，未报 0；计入 9 份，重复 2，名单外 0'
counts double 2
finds double '/0-old.ods' "以修改时间较晚的 $in/1.ods 为准"
finds double '/9.ods' "以修改时间较晚的 $in/1.ods 为准"
finds return '"project":"养老"' '"unit":"民政局"'
[ "$(of return | grep -c 文化馆)" -eq 2 ] || complain "$(of return)"
rm "$in/0-old.ods" "$in/9.ods"
run 0 collect --departments "$work/list.csv" -o "$result" "$in"

# A code that is another's is told; the name counts.
a_return "$in/6-101001.ods" 城市管理局
rm "$in/6.ods"
run 1 collect --departments "$work/list.csv" -o "$result" "$in"
finds mismatch '"unit":"城市管理局"' '编码 101001 却是“民政局”的'
finds return '"code":"101002"'
mv "$in/6-101001.ods" "$in/6.ods"

# Ranks: the most points first, equal ones share theirs, those without come last.
of return | sed 's/.*"rank":\([^,]*\),.*"total_computed":\([^,]*\),.*/\1 \2/' >"$work/ranks"
printf '%s\n' '1 93.72' '1 93.72' '1 93.72' '1 93.72' '1 93.72' '1 93.72' '1 93.72' \
    '1 93.72' '9 60' >"$work/expected"
cmp -s "$work/ranks" "$work/expected" || complain "$(cat "$work/ranks")"

# Without a list everything counts, and a name that comes twice is a double.
a_return "$in/9.ods" '民政局 '
run 1 collect -o "$result" "$in"
says '计入 9 份，重复 1，名单外 0'
case $out in *名单*家*) complain "said: $out" ;; esac
rm "$in/9.ods"

# The same in every form, and in any order of the work.
for form in jsonl csv ods; do
    run 0 collect --jobs 1 -o "$work/1.$form" --departments "$work/list.csv" "$in"
    run 0 collect --jobs 7 -o "$work/7.$form" --departments "$work/list.csv" "$in"
    cmp "$work/1.$form" "$work/7.$form" || complain "$form differs"
done
grep -q "^\"得分\",1,\"a-7\",\"'=1+1\"," "$work/1.csv" || complain 'a text could run'
run 0 collect --format csv -o "$work/as" --departments "$work/list.csv" "$in"
cmp "$work/as" "$work/1.csv" || complain '--format csv differs'

# The sums: eight tables have a row, of which they say 5 of 5 and 4.72 is right; the
# ninth says no total.
result=$work/1.jsonl
finds level1 '"level1":"产出指标"' '"weight":40' '"points":37.76' '"rate":0.944' \
    '"given_rate":1'
finds grade '"grade":"优","given":8,"computed":9'
finds grade '"grade":"","given":1,"computed":0'
finds grade '"grade":"差","given":0,"computed":0'
finds summary '"mean_given":94' '"best":93.72' '"worst":60'
counts indicator 8

# Lists, good and bad.
iconv -f UTF-8 -t GBK "$work/list.csv" >"$work/gbk.csv"
run 0 collect --departments "$work/gbk.csv" -o "$work/g.jsonl" "$in"
cmp "$work/g.jsonl" "$work/1.jsonl" || complain 'a list in GBK is another list'
tr ',' '\t' <"$work/list.csv" | tr -d '"' >"$work/list.ods"
run 0 collect --departments "$work/list.ods" -o "$work/g.jsonl" "$in"
cmp "$work/g.jsonl" "$work/1.jsonl" || complain 'a list in a workbook is another list'
refuses() {
    printf "$2" >"$work/bad.csv"
    run 4 collect --departments "$work/bad.csv" -o "$work/never.ods" "$in"
    warns "$1"
    [ ! -e "$work/never.ods" ] || complain 'wrote all the same'
}
refuses '名单里没有“单位名称”这一列' '一,二\n三,四\n'
refuses '名单里没有“单位名称”这一列' ''
refuses '名单是空的' '单位名称\n'
refuses '单位“民 政局”在第 2 行已经有了' '单位名称\n民政局\n水利局\n民 政局\n'
warns 'bad.csv:4:'
refuses '编码 101 在第 2 行已经给了“甲”' 'code,name\n101,甲\n101,乙\n'
refuses '编码 101 没有单位名称' 'code,name\n101,\n'
refuses '左引号' 'code,name\n101,"甲\n'
run 4 collect --departments "$work/none.csv" -o "$work/never.ods" "$in"
warns none.csv

# A form of another year counts only where there is no other, and is told.
mkdir "$work/years"
printf '单位名称\n一局\n二局\n三局\n' >"$work/years.csv"
a_return "$work/years/1.ods" 一局
a_return "$work/years/1-去年.ods" 一局 'year\t2022'
touch -d '2023-03-01' "$work/years/1.ods"
a_return "$work/years/2.ods" 二局
a_return "$work/years/3.ods" 三局 'year\t2022'
run 1 collect --departments "$work/years.csv" -o "$work/years.csv.jsonl" "$work/years"
says '计入 3 份，重复 1，名单外 0，不符 1，读不了 0'
warns '未报 0 家，重复 1 份，名单外 0 份，不符 1 份'
says '重复  一局'
says '1-去年.ods  不计入；它是 2022 年度的，多数是 2023 年度；以'
says '不符  三局'
says '3.ods  已计入；但它是 2022 年度的，多数是 2023 年度：是往年的表，请移出文件夹再汇总，年度填错了，请改正'
grep -q '"kind":"summary".*"year":2023.*"mismatch":1' "$work/years.csv.jsonl" ||
    complain "$(cat "$work/years.csv.jsonl")"

# How it is called.
run 2 collect "$in"
warns '请用 -o 写明结果文件'
run 2 collect -o "$work/x.pdf" "$in"
warns '请用 --format 写明格式'
run 2 collect -o "$work/x.ods"
run 2 collect --resume -o "$work/x.ods" "$in"
run 2 audit --departments "$work/list.csv" "$in"
run 0 collect --help
says '用法：pbe collect'
run 3 collect --pack nothing -o "$work/x.ods" "$in"
run 4 collect -o "$work/y.ods" "$in" "$work/list.csv.d"
warns "pbe: $work/list.csv.d: 读不了，什么也没有汇总：没有这个文件或文件夹"
[ ! -e "$work/y.ods" ] && [ ! -e "$work/y.ods.part" ] || complain 'a summary of nothing'
run 4 collect -o "$work/none/x.ods" "$in"
mkdir "$work/empty"
run 4 collect -o "$work/x.ods" "$work/empty"
[ ! -e /dev/full ] || run 4 collect --format ods -o /dev/full "$in"
finish
