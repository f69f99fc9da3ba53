# common.sh - read by the scripts here: run the command, compare what it said.
#
# Each script is called with the program's path. `run CODE ARGUMENT…` runs it in Chinese,
# `run_english` in English; then $out and $err hold what came, and `says`, `warns` and
# `is` look at it. A script ends with `finish`.
set -u
pbe=$1
failures=0
cases=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset LC_ALL LC_MESSAGES LANG PBE_RULES

complain() {
    failures=$((failures + 1))
    echo "pbe $ran: $1"
}

run_in() {
    locale=$1
    expected=$2
    shift 2
    ran=$*
    cases=$((cases + 1))
    LC_ALL=$locale "$pbe" "$@" >"$work/out" 2>"$work/err" </dev/null
    code=$?
    out=$(cat "$work/out")
    err=$(cat "$work/err")
    [ "$code" -eq "$expected" ] || complain "exit code $code instead of $expected: $err"
    [ "$code" -eq 0 ] || [ -n "$err" ] || complain "failed without a word"
    [ "$code" -ne 0 ] || [ -z "$err" ] || complain "worked, and complained: $err"
}

run() {
    run_in zh_CN.UTF-8 "$@"
}

run_english() {
    run_in en_US.UTF-8 "$@"
}

# is TEXT: standard output is exactly this.
is() {
    [ "$out" = "$1" ] || complain "said: $out
instead of: $1"
}

says() {
    case $out in *"$1"*) ;; *) complain "said: $out
without: $1" ;; esac
}

warns() {
    case $err in *"$1"*) ;; *) complain "warned: $err
without: $1" ;; esac
}

# Only sentences in our language: getopt's own English ones look like "pbe: unrecog…".
warns_in_chinese() {
    case $err in
    *option* | *argument* | *usage*) complain "warned in English: $err" ;;
    esac
    case $out in '') ;; *) complain "said on standard output: $out" ;; esac
}

finish() {
    echo "$cases calls, $failures failures"
    [ "$cases" -gt 0 ] && [ "$failures" -eq 0 ]
}
