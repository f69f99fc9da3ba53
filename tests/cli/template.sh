#!/bin/sh
# template.sh PBE - pbe template: what is made, and what is refused.
. "$(dirname "$0")/common.sh"

for ending in ods ots fods; do
    run 0 template zhuzhou-lusong-2023 -o "$work/表.$ending"
    says "表.$ending，规则包 zhuzhou-lusong-2023"
    [ -s "$work/表.$ending" ] || complain "made nothing"
done
[ "$(head -c 73 "$work/表.ots" | tail -c 24)" = preadsheet-templatePK ] ||
    head -c 95 "$work/表.ots" | grep -q 'spreadsheet-template' ||
    complain "an .ots that says it is something else"

# The same pack gives the same bytes.
run 0 template -o "$work/again.ods" zhuzhou-lusong-2023
cmp -s "$work/表.ods" "$work/again.ods" || complain "two files that differ"

# What is there stays, unless --force is said.
echo mine >"$work/mine.ods"
run 4 template mof-2020-10 -o "$work/mine.ods"
warns "已经有了；要覆盖它，请加 --force"
[ "$(cat "$work/mine.ods")" = mine ] || complain "replaced a file"
run 0 template --force mof-2020-10 -o "$work/mine.ods"

# A full disk is told in one sentence that names the file, and by nobody else.
for kind in ods fods; do
    [ -c /dev/full ] || continue
    ln -s /dev/full "$work/full.$kind"
    run 4 template --force mof-2020-10 -o "$work/full.$kind"
    [ "$err" = "pbe: $work/full.$kind: 表格写不出去：磁盘已满" ] || complain "warned: $err"
done
[ "$(cat "$work/mine.ods")" != mine ] || complain "did not replace a file"

# Nothing is left when it fails.
mkdir -p "$work/rules/t"
cat >"$work/rules/t/pack.lua" <<'END'
pack { id = "t", version = "1", title = "试", basis = "试" }
grades { { name = "优", from = 90 }, { name = "差", from = 0 } }
rule "定量" {
  basis = "文件", sentence = "按比例", default_for = { "number" },
  score = proportional { },
  examples = { { target = "10", actual = "5", weight = 10, points = 5 } },
}
END
run 3 template --rules "$work/rules" t -o "$work/none.ods"
warns "没有权重框架 framework"
[ ! -e "$work/none.ods" ] || complain "left a file"
run 3 template nobody -o "$work/none.ods"
[ ! -e "$work/none.ods" ] || complain "left a file"
run 4 template mof-2020-10 -o "$work/没有/none.ods"

run 2 template mof-2020-10
run 2 template -o "$work/none.ods"
run 2 template mof-2020-10 -o "$work/none.xlsx"
warns "扩展名应为 .ots（模板）、.ods 或 .fods"
run_english 2 template mof-2020-10 -o "$work/none"
warns "must end in .ots (a template), .ods or .fods"

run 0 template --json --force mof-2020-10 -o "$work/表.ods"
is "{\"file\":\"$work/表.ods\",\"pack\":\"mof-2020-10\"}"
run_english 0 template --help
says "usage: pbe template"

finish
