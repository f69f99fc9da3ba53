#!/bin/sh
# audit_resume.sh PROGRAM RULES - killed half-way, --resume does the rest, and only that.
. "$(dirname "$0")/faulty/common.sh"

mkdir "$work/in"
for i in 1 2 3 4 5 6; do
    a_return "$work/in/$i.ods" "第${i}局"
done
run 0 audit --format jsonl "$work/in"
whole=$out

# Killed in the fifth: what was there before is whole, and the journal remains.
killed() {
    a_return "$work/in/5.ods" 第5局
    cp "$work/in/5.ods" "$work/saved"
    touch -r "$work/in/5.ods" "$work/saved"
    echo sleep >"$work/in/5.ods"
    ran="audit -o $1, killed"
    cases=$((cases + 1))
    echo before >"$1"
    "$pbe" audit --jobs 1 -o "$1" "$work/in" >/dev/null 2>&1 &
    process=$!
    tries=0
    while [ "$(grep -c 第4局 "$1.part" 2>/dev/null)" != 1 ] && [ $tries -lt 100 ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
    kill -s KILL $process
    wait $process 2>/dev/null
    [ "$(cat "$1")" = before ] || complain 'half a file is there'
    [ -s "$1.part" ] || complain 'no journal'
    set -- "$1" "$1".??????
    [ -e "$2" ] && complain "half a file is left: $2"
    cp -p "$work/saved" "$work/in/5.ods"
}

# That the first four are not read again shows when they would crash now; a file that
# changed is read again.
killed "$work/out.jsonl"
for i in 1 2 3; do
    touch -r "$work/in/$i.ods" "$work/stamp"
    size=$(wc -c <"$work/in/$i.ods")
    { echo crash; head -c $((size - 6)) /dev/zero; } >"$work/in/$i.ods"
    touch -r "$work/stamp" "$work/in/$i.ods"
done
run 0 audit --resume -o "$work/out.jsonl" "$work/in"
[ "$(cat "$work/out.jsonl")" = "$whole" ] || complain "$(cat "$work/out.jsonl")"
leaves_nothing_beside "$work" out.jsonl
run 4 audit --resume -o "$work/out.jsonl" "$work/in"
for i in 1 2 3; do
    a_return "$work/in/$i.ods" "第${i}局"
done

# Killed twice, the journal holds each file once.
killed "$work/out.jsonl"
size=$(wc -c <"$work/out.jsonl.part")
echo sleep >"$work/in/5.ods"
"$pbe" audit --resume --jobs 1 -o "$work/out.jsonl" "$work/in" >/dev/null 2>&1 &
process=$!
sleep 0.5
kill -s KILL $process
wait $process 2>/dev/null
[ "$(wc -c <"$work/out.jsonl.part")" -eq "$size" ] || complain 'the journal grows'
rm -f "$work"/out.jsonl.??????

killed "$work/out.jsonl"
a_return "$work/in/2.ods" 改名局
run 0 audit --resume -o "$work/out.jsonl" "$work/in"
grep -q 改名局 "$work/out.jsonl" || complain 'a changed file was not read again'
a_return "$work/in/2.ods" 第2局

# Any form can go on.
killed "$work/out.csv"
run 0 audit --resume -o "$work/out.csv" "$work/in"
[ "$(grep -c 满意度 "$work/out.csv")" -eq 6 ] || complain "$(cat "$work/out.csv")"

# Half an entry, rubbish, and another setting: done again, not believed.
killed "$work/out.jsonl"
size=$(wc -c <"$work/out.jsonl.part")
head -c $((size - 7)) "$work/out.jsonl.part" >"$work/cut"
cp "$work/cut" "$work/out.jsonl.part"
run 0 audit --resume -o "$work/out.jsonl" "$work/in"
[ "$(cat "$work/out.jsonl")" = "$whole" ] || complain "$(cat "$work/out.jsonl")"

killed "$work/out.jsonl"
size=$(wc -c <"$work/out.jsonl.part")
{ head -c $((size - 300)) "$work/out.jsonl.part"; head -c 300 /dev/zero; } >"$work/cut"
cp "$work/cut" "$work/out.jsonl.part"
run 0 audit --resume -o "$work/out.jsonl" "$work/in"
[ "$(cat "$work/out.jsonl")" = "$whole" ] || complain "$(cat "$work/out.jsonl")"

for rubbish in '' PBEpart2 PBEpart2xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; do
    printf '%s' "$rubbish" >"$work/out.jsonl.part"
    run 0 audit --resume -o "$work/out.jsonl" "$work/in"
    [ "$(cat "$work/out.jsonl")" = "$whole" ] || complain "$(cat "$work/out.jsonl")"
done

killed "$work/out.jsonl"
run 0 audit --resume --pack mof-2013-53 -o "$work/out.jsonl" "$work/in"
[ "$(grep -c '"id":"mof-2013-53"' "$work/out.jsonl")" -eq 6 ] ||
    complain 'records of another pack were taken'

# Without --resume everything is done again.
killed "$work/out.jsonl"
run 0 audit -o "$work/out.jsonl" "$work/in"
[ "$(cat "$work/out.jsonl")" = "$whole" ] || complain "$(cat "$work/out.jsonl")"

# Two at a time on one file: the second is told.
echo sleep >"$work/in/9.ods"
"$pbe" audit -o "$work/out.jsonl" "$work/in" >/dev/null 2>&1 &
process=$!
sleep 0.5
run 4 audit -o "$work/out.jsonl" "$work/in"
warns '另一个 pbe audit 正在写同一个文件'
kill -s TERM $process
wait $process 2>/dev/null
finish
