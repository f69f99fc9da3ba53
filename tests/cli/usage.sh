#!/bin/sh
# usage.sh PROGRAM - verbs, help, and what is said of a wrong call.
. "$(dirname "$0")/common.sh"

run 2
warns "用法：pbe"
warns_in_chinese
run_english 2
warns "usage: pbe"
run 0 --help
says "explain"
says "read"
says "rules"
says "test"
run_english 0 --help
says "usage: pbe"
run 0 -h
run 0 --version
says "pbe "
run 2 explian
warns "没有命令“explian”"
warns_in_chinese
run_english 2 explian
warns "there is no verb “explian”"
run 2 ""
run 2 --nonsense
warns_in_chinese

for verb in audit check collect explain fill fmt kit lint new read rules score snapshot template test; do
    run 0 "$verb" --help
    says "用法：pbe $verb"
    run_english 0 "$verb" --help
    says "usage: pbe $verb"
    run 2 "$verb" --nonsense
    warns "用法：pbe $verb"
    warns_in_chinese
done
run 2 pack --nonsense
warns "pbe pack keygen"
warns_in_chinese
run 2 explain
run 2 explain 5 5
run 2 explain 5 5 5 5
run 2 explain 5 5 5 --rule
warns_in_chinese
run 2 explain 5 5 --json=1 5
warns_in_chinese
run 2 rules a b
run 2 test a b
run 2 read --role nobody 5
run 2 read --role
warns_in_chinese
finish
