#!/bin/sh
# output.sh PROGRAM - standard output that is full, closed or cut off is told, exit 4.
. "$(dirname "$0")/common.sh"

written() {
    ran=$*
    cases=$((cases + 1))
    if [ -w /dev/full ]; then
        LC_ALL=zh_CN.UTF-8 "$pbe" "$@" >/dev/full 2>"$work/err" <"$work/in"
        code=$?
        [ "$code" -eq 4 ] || complain "a full disk: exit code $code instead of 4"
        [ -s "$work/err" ] || complain "a full disk: not a word"
    fi
    LC_ALL=zh_CN.UTF-8 "$pbe" "$@" >&- 2>"$work/err" <"$work/in"
    code=$?
    [ "$code" -eq 4 ] || complain "closed: exit code $code instead of 4"
}

echo 95%以上 >"$work/in"
written explain 5 5 5
written explain --json 5 5 5
written read 95%以上
written read
written rules
written rules mof-2020-10
written test
written --help
written --version

# Without standard error there is nobody to tell, but the exit code stays.
ran='without standard error'
cases=$((cases + 1))
"$pbe" explain 2>&- >/dev/null
[ $? -eq 2 ] || complain "exit code $?"

# A reader that goes away ends the program, by a signal or by exit 4; nothing hangs.
ran='read | head'
cases=$((cases + 1))
yes 95%以上 | head -n 100000 | "$pbe" read | head -n 1 >"$work/out"
[ -s "$work/out" ] || complain "no line came"
finish
