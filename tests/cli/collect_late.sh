#!/bin/sh
# collect_late.sh PROGRAM RULES - after late returns the summary is made anew, and only
# what is new or has changed is read again.
. "$(dirname "$0")/faulty/common.sh"

mkdir "$work/in"
in=$work/in
result=$work/in/汇总.csv
printf '单位名称\n一局\n二局\n三局\n' >"$work/list.csv"
collect() {
    code=$1
    shift
    run "$code" collect --departments "$work/list.csv" -o "$result" "$@" "$in"
}

# Makes the file one that would crash the reader, without a trace that it changed.
poison() {
    touch -r "$1" "$work/stamp"
    size=$(wc -c <"$1")
    { echo crash; head -c $((size - 6)) /dev/zero; } >"$1"
    touch -r "$work/stamp" "$1"
}

a_return "$in/1.ods" 一局
a_return "$in/2.ods" 二局 'finding\twarning\tC09\tG13\t理由没有填写'
collect 1
says '已报 2，未报 1'
[ -s "$result.part" ] || complain 'nothing is kept for the next run'
cp "$result" "$work/first.csv"

# Nothing new: the same bytes, and no file is read; the summary itself is no return.
poison "$in/1.ods"
collect 1
cmp "$result" "$work/first.csv" || complain 'another result of the same files'

# A late one.
poison "$in/2.ods"
a_return "$in/3.ods" 三局
collect 1
says '已报 3，未报 0'
grep -q '^"得分",1,,"三局"' "$result" || complain "$(cat "$result")"

# One that was mended; its old record is not believed, now or later.
a_return "$in/2.ods" 二局
collect 0
says '共 3 个文件，3 份自评表：3 份没有问题（绿）'
poison "$in/2.ods"
size=$(wc -c <"$result.part")
collect 0
[ "$(wc -c <"$result.part")" -eq "$size" ] || complain 'the journal grows by nothing'

# One that was taken away is missing again.
rm "$in/3.ods"
collect 1
says '未报 1'

# Other rules: everything is read again, and what crashes is told.
collect 4 --pack mof-2013-53
says '读不了'
grep -q '"读不了"' "$result" || complain "$(cat "$result")"

# Interrupted, the old summary stays whole.
rm -f "$in"/*.ods
a_return "$in/1.ods" 一局
collect 1
cp "$result" "$work/first.csv"
echo sleep >"$in/2.ods"
"$pbe" collect --departments "$work/list.csv" -o "$result" "$in" >/dev/null 2>&1 &
process=$!
sleep 0.5
kill -s TERM $process
wait $process 2>/dev/null
cmp "$result" "$work/first.csv" || complain 'the old summary is lost'
left=$(find "$in" -name '汇总.csv.*' ! -name '*.part')
[ -z "$left" ] || complain "left behind: $left"
finish
