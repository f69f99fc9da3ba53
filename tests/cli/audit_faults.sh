#!/bin/sh
# audit_faults.sh PROGRAM RULES - files that break the reader, outputs that cannot be
# written, signals: one line each, the run goes on, and nothing is left behind.
. "$(dirname "$0")/faulty/common.sh"

mkdir "$work/in"
a_return "$work/in/1.ods" 一局
echo crash >"$work/in/2.ods"
a_return "$work/in/3.ods" 三局
echo sleep >"$work/in/4.ods"
printf 'unreadable\t文件已加密\n' >"$work/in/5.ods"
a_return "$work/in/6.ods" 六局
for jobs in 1 2 8; do
    run 4 audit --jobs $jobs --timeout 1 "$work/in"
    says '共 6 个文件，6 份自评表：3 份没有问题（绿），0 份有疑点（黄），3 份有错误（红），其中 3 个文件读不了'
    says '2.ods  读它的进程中断了，已跳过；文件可能已损坏（信号 6）'
    says '4.ods  超过 1 秒没有读完'
    says '5.ods  文件已加密'
    says '六局'
done
run_english 4 audit --format jsonl --timeout 1 "$work/in"
[ "$(printf '%s\n' "$out" | wc -l)" -eq 6 ] || complain "said: $out"
[ "$(printf '%s\n' "$out" | grep -c '"error":')" -eq 3 ] || complain "said: $out"
run 4 check "$work/in/2.ods"
warns '信号 6'

# Memory is limited, but where sanitizers have taken all addresses for themselves.
if ! grep -q __asan_init "$pbe"; then
    echo eat >"$work/in/7.ods"
    run 4 audit --memory 100 --timeout 20 "$work/in/7.ods" "$work/in/1.ods"
    says '7.ods  占用内存超过 100 MB'
    says '一局'
fi

# No permission, which only counts for who is not root.
if [ "$(id -u)" -ne 0 ]; then
    mkdir "$work/in/closed"
    chmod 0 "$work/in/closed" "$work/in/6.ods"
    run 4 audit --timeout 1 "$work/in"
    says '打不开文件夹'
    chmod 700 "$work/in/closed" "$work/in/6.ods"
fi

# Outputs that cannot be written.
rm -f "$work"/in/[24578].ods
if [ -w /dev/full ]; then
    for format in text jsonl csv; do
        ran="audit --format $format >/dev/full"
        cases=$((cases + 1))
        LC_ALL=zh_CN.UTF-8 "$pbe" audit --format $format "$work/in" >/dev/full 2>"$work/err"
        code=$?
        [ $code -eq 4 ] || complain "exit code $code"
        run 4 audit --format $format -o /dev/full "$work/in"
    done
    run 4 audit --format ods -o /dev/full "$work/in"
    [ -c /dev/full ] || complain 'a device was replaced'
    [ ! -e /dev/full.part ] || complain 'a journal lies beside a device'
fi
ran='audit >&-'
cases=$((cases + 1))
LC_ALL=zh_CN.UTF-8 "$pbe" audit "$work/in" >&- 2>"$work/err"
code=$?
[ $code -eq 4 ] || complain "exit code $code"
run 4 audit -o "$work/missing/out.jsonl" "$work/in"
warns "$work/missing/out.jsonl"
run 4 audit -o "$work/in" --format csv "$work/in"
echo before >"$work/kept.ods"
if [ "$(id -u)" -ne 0 ]; then
    mkdir "$work/locked"
    cp "$work/kept.ods" "$work/locked/"
    chmod 500 "$work/locked"
    run 4 audit -o "$work/locked/kept.ods" "$work/in"
    [ "$(cat "$work/locked/kept.ods")" = before ] || complain 'the old file is lost'
    chmod 700 "$work/locked"
fi

# A reader that goes away ends the run.
ran='audit | head'
cases=$((cases + 1))
seq 1 2000 | sed "s|.*|$work/in/1.ods|" >"$work/list"
"$pbe" audit --format jsonl - <"$work/list" 2>/dev/null | head -n 1 >"$work/out"
[ -s "$work/out" ] || complain 'no line came'

# A signal ends the workers and takes the half-written file away.
echo sleep >"$work/in/9.ods"
signals='TERM HUP'
begin=
if env --default-signal=INT true 2>/dev/null; then
    signals='INT TERM HUP'
    begin='env --default-signal=INT'
fi
for signal in $signals; do
    ran="audit, SIG$signal"
    cases=$((cases + 1))
    echo before >"$work/out.csv"
    # A background job of sh begins with SIGINT ignored, and would leave it so.
    $begin "$pbe" audit --jobs 2 -o "$work/out.csv" "$work/in" \
        >"$work/said" 2>&1 &
    process=$!
    sleep 0.5
    kill -s $signal $process
    wait $process
    code=$?
    [ $code -gt 128 ] || complain "exit code $code: $(cat "$work/said")"
    [ "$(cat "$work/out.csv")" = before ] || complain 'the old file is lost'
    left=$(find "$work" -name 'out.csv.*' ! -name '*.part')
    [ -z "$left" ] || complain "left behind: $left"
    ps -e -o ppid=,comm= | grep -q "^ *$process " && complain 'workers are left'
done
finish
