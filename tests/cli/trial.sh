#!/bin/sh
# trial.sh PROGRAM - pbe test: every case file of trial/cases gives, in both languages,
# exactly what stands in trial/expected: standard output, standard error, the exit code.
#
# The name of a case file picks the rest of the command line: …coverage… asks for
# coverage, …broken… takes the packs of trial/broken; an empty file *.none stands for no
# case file at all.
. "$(dirname "$0")/common.sh"
cd "$(dirname "$0")/trial" || exit 1

try() {
    file=$2
    set -- "$1" rules
    case $file in *broken*) set -- "$1" broken ;; esac
    case $file in *coverage*) set -- "$@" --coverage ;; esac
    case $file in *.none) ;; *) set -- "$@" "$file" ;; esac
    locale=$1
    shift
    LC_ALL=$locale.UTF-8 "$pbe" test "$@" >"$work/out" 2>"$work/err" </dev/null
    code=$?
    cat "$work/out" "$work/err"
    echo "exit $code"
}

for file in cases/*; do
    name=$(basename "$file")
    for language in zh_CN en_US; do
        cases=$((cases + 1))
        ran="test $name in $language"
        try "$language" "$file" >"$work/got"
        cmp -s "expected/$name.$language.txt" "$work/got" && continue
        complain "differs:"
        diff "expected/$name.$language.txt" "$work/got"
    done
done
[ "$cases" -ge 40 ] || complain "only $cases calls: where are the cases?"
finish
