#!/bin/sh
# fill.sh PBE - pbe fill: what data become in a form, and what is refused.
#
# Each refusal says where in the data it is, and leaves no file.
. "$(dirname "$0")/common.sh"
cases_of_all=$(cd "$(dirname "$0")/../cases" && pwd)
returns=$(cd "$(dirname "$0")/../returns" && pwd)

run 0 template zhuzhou-lusong-2023 -o "$work/表.ots"
form=$work/表.ots
filled=$work/填好.ods

# fills DATA WHAT: the data are filled in, and that is said.
fills() {
    run 0 fill --force "$form" "$1" -o "$filled"
    is "已填好 $filled：$2"
}

# scores TEXT: what `pbe score` shows of the filled form, and it was stored already.
scores() {
    run 1 score "$filled" # 1: it has findings
    says "$1"
}

# refuses FILE TEXT: the file, which holds what standard input does, is refused so.
refuses() {
    cat >"$work/$1"
    rm -f "$filled"
    run 4 fill "$form" "$work/$1" -o "$filled"
    [ "$err" = "pbe: $work/$1${2#"$1"}" ] || complain "warned: $err
instead of: pbe: $work/$1$2"
    [ ! -e "$filled" ] || complain "left a file"
}

# refuses_json TEXT, refuses_csv TEXT: likewise, behind the file's name.
refuses_json() {
    refuses 数据.json ": $1"
}
refuses_csv() {
    refuses 数据.csv ": $1"
}

# --- the reference report ---

fills "$cases_of_all/lusong-2023.json" "101 格"
scores "合计：自评 80.98，复核 80.98"
scores "2 项 16 分待定"

# Filling it again changes nothing: the same data, the same bytes.
cp "$filled" "$work/first.ods"
fills "$cases_of_all/lusong-2023.json" "101 格"
cmp -s "$filled" "$work/first.ods" || complain "two files that differ"

# What was pending comes later, in English words, and into the file itself.
cat >"$work/late.json" <<'JSON'
{ "indicators": [
  { "level1": "产出指标", "level2": "质量指标", "level3": "执法准确率、文书规范率", "actual": "96%" },
  { "level2": "质量指标", "level3": "城市管理执法整治率", "actual": 0.9 } ] }
JSON
sed -i 's/执法准确率、文书规范率/执法准确率文书规范率/' "$work/late.json"
run_english 0 fill --force "$work/first.ods" "$work/late.json" -o "$work/first.ods"
is "filled $work/first.ods: 2 cells"
cp "$work/first.ods" "$filled"
scores "合计：自评 96.98，复核 96.98 优"

# The same, where LibreOffice had saved the form, with the extension and without.
for saved in template-with-addin template-without-addin; do
    run 0 fill --force "$returns/$saved.ods" "$work/late.json" -o "$filled"
    scores "合计：自评 96.98，复核 96.98 优"
done

# --- CSV, as a spreadsheet saves it ---

cat >"$work/表.csv" <<'CSV'
# 栏目
栏目,内容
单位名称,甲局
年度,2023
预期目标,"按时完成
全年任务"
填表人,张三
联系电话,12345678
资金,年初预算数,全年预算数,全年执行数,金额
年度资金总额,"1,000",1200.50,1100
其他资金,,,,11.06
,,,,
一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,自评分,偏差原因
产出指标,数量指标,巡查次数,200次,210,8
,,执法案件,100起,=1+1,8,,"说“一”, ""二"""
,质量指标,合格率,95%以上,85%,8
基础数据,上年决算数,本年预算数,本年决算数,编制数,实际在职人数
财政供养人员,,,,100,83
公务接待,1,2,3
CSV
sed 's/$/\r/' "$work/表.csv" >"$work/dos.csv"
printf '\357\273\277' | cat - "$work/表.csv" >"$work/mark.csv"
iconv -f UTF-8 -t GBK "$work/表.csv" >"$work/gbk.csv"
iconv -f UTF-8 -t UTF-16 "$work/表.csv" >"$work/utf16.csv"
tr ',' '\t' <"$work/表.csv" | sed 's/"1\t000"/"1,000"/' >"$work/表.tsv"
fills "$work/表.csv" "27 格"
scores "甲局"
scores "执法案件    100起       =1+1"
cp "$filled" "$work/first.ods"
for file in mark gbk utf16; do
    fills "$work/$file.csv" "27 格"
    cmp -s "$filled" "$work/first.ods" || complain "$file.csv is filled differently"
done
fills "$work/dos.csv" "27 格"
scores "执法案件    100起       =1+1"

# --- more indicators than rows ---

cat >"$work/many.csv" <<'CSV'
二级指标,三级指标,年度指标值,实际完成值,分值
数量指标,甲,10,5,1
数量指标,乙,10,6,1
数量指标,丙,10,7,1
数量指标,丁,10,8,1
生态环境成本指标,末,10万元,5万元,10
CSV
fills "$work/many.csv" "20 格，加了 2 行"
scores "H13     甲"
scores "H16     丁"
scores "H35     末"
scores "合计：自评 12.6，复核 12.6"
run 0 fill --json --force "$form" "$work/many.csv" -o "$filled"
is "{\"file\":\"$filled\",\"template\":\"$form\",\"cells\":20,\"rows_inserted\":2}"

# --- data that are wrong ---

refuses 数据.json ":2:1: JSON 写得不对，在 '1' 这里：括号、引号、冒号、逗号要用半角的，一个不能少；最后一项后面没有逗号" <<'J'
{
1 }
J
refuses 数据.json ":1:18: JSON 写得不对，在 '\"年度\"' 这里：同一个名称写了两次" <<'J'
{ "年度": 2023, "年度": 2024 }
J
refuses 数据.json ":2: JSON 写得不对：没有写完，少了结尾的括号或引号" <<'J'
{ "年度": 2023
J
refuses 数据.json ":1:13: JSON 写得不对，在 '1e400' 这里：数太大" <<'J'
{ "年度": 1e400 }
J
refuses_json ".：应是一个对象，不是一个数组" <<'J'
[1]
J
refuses_json ".没有：表里没有“没有”这一栏，请检查名称" <<'J'
{ "没有": 1 }
J
refuses_json ".栏目.三级指标：表里没有“三级指标”这一栏，请检查名称" <<'J'
{ "栏目": { "三级指标": 1 } }
J
refuses_json ".得分：表里没有“得分”这一栏，请检查名称" <<'J'
{ "得分": 1 }
J
refuses_json ".年度：年度应是四位数字，如 2023" <<'J'
{ "年度": "今年" }
J
refuses_json ".年度：应是文字或数字，不是真假值" <<'J'
{ "年度": true }
J
refuses_json ".资金：应是一个对象，不是数字" <<'J'
{ "资金": 3 }
J
refuses_json ".资金.没有：资金栏里没有“没有”这一行，请检查名称" <<'J'
{ "资金": { "没有": 3 } }
J
refuses_json ".资金.年度资金总额：“年度资金总额”这一行没有“金额”这一栏；有三个数的行填年初预算数、全年预算数、全年执行数，只有一个数的填金额" <<'J'
{ "资金": { "年度资金总额": 3 } }
J
refuses_json ".资金.年度资金总额.执行数：没有这一项；可以写的有：年初预算数、全年预算数、全年执行数、金额" <<'J'
{ "资金": { "年度资金总额": { "执行数": 3 } } }
J
refuses_json ".资金.年度资金总额.年初预算数：年初预算数应是数字，“12万”不是；不要带单位" <<'J'
{ "资金": { "年度资金总额": { "年初预算数": "12万" } } }
J
refuses_json ".资金.年度资金总额.年初预算数：年初预算数应是数字，“1,23”不是；不要带单位" <<'J'
{ "资金": { "年度资金总额": { "年初预算数": "1,23" } } }
J
refuses_json ".资金.年度资金总额.年初预算数：年初预算数应是不小于0的数字" <<'J'
{ "资金": { "年度资金总额": { "年初预算数": -1 } } }
J
refuses_json ".资金.按收入性质分：自评表.E5 由公式计算，请从数据里去掉" <<'J'
{ "资金": { "按收入性质分": 5 } }
J
refuses_json ".资金.其它：资金栏里没有“其它”这一行，请检查名称" <<'J'
{ "资金": { "其他资金": 5, "其它": 1 } }
J
refuses_json ".资金.其中：其他资金：自评表.E9 已经由前面的数据填了，同一格只能填一次" <<'J'
{ "资金": { "其他资金": 5, "其中：其他资金": 1 } }
J
refuses_json ".指标：应是一个数组，不是一个对象" <<'J'
{ "指标": {} }
J
refuses_json ".指标[0]：没有写二级指标；表里有：数量指标、质量指标、时效指标、经济效益指标、社会效益指标、生态效益指标、可持续影响指标、服务对象满意度指标、经济成本指标、社会成本指标、生态环境成本指标" <<'J'
{ "指标": [ { "三级指标": "甲" } ] }
J
refuses_json ".指标[1]：没有写三级指标" <<'J'
{ "指标": [ { "二级指标": "数量指标", "三级指标": "甲" }, { "二级指标": "数量指标" } ] }
J
refuses_json ".指标[0].二级指标：表里没有二级指标“数目指标”；表里有：数量指标、质量指标、时效指标、经济效益指标、社会效益指标、生态效益指标、可持续影响指标、服务对象满意度指标、经济成本指标、社会成本指标、生态环境成本指标" <<'J'
{ "指标": [ { "二级指标": "数目指标", "三级指标": "甲" } ] }
J
refuses_json ".指标[0].二级指标：表里没有二级指标“成本指标/数量指标”；表里有：产出指标/数量指标、产出指标/质量指标、产出指标/时效指标、效益指标/经济效益指标、效益指标/社会效益指标、效益指标/生态效益指标、效益指标/可持续影响指标、满意度指标/服务对象满意度指标、成本指标/经济成本指标、成本指标/社会成本指标、成本指标/生态环境成本指标" <<'J'
{ "指标": [ { "一级指标": "成本指标", "二级指标": "数量指标", "三级指标": "甲" } ] }
J
refuses_json ".指标[0].得分：没有这一项；可以写的有：一级指标、二级指标、三级指标、年度指标值、实际完成值、分值、自评分、评分规则、偏差原因" <<'J'
{ "指标": [ { "二级指标": "数量指标", "三级指标": "甲", "得分": 3 } ] }
J
refuses_json ".指标[0].评分规则：规则包 zhuzhou-lusong-2023 没有规则“没有”" <<'J'
{ "指标": [ { "二级指标": "数量指标", "三级指标": "甲", "评分规则": "没有" } ] }
J
refuses_json ".基础数据.政府采购金额.上年决算数：表里 基础数据表.B21 这一格不用填，请从数据里去掉" <<'J'
{ "基础数据": { "政府采购金额": { "上年决算数": 3 } } }
J
refuses_json ".基础数据.三公经费.上年决算数：基础数据表.B5 由公式计算，请从数据里去掉" <<'J'
{ "基础数据": { "三公经费": { "上年决算数": 3 } } }
J
refuses_json ".基础数据.公务接待.编制数：基础数据表的“公务接待”没有“编制数”这一栏" <<'J'
{ "基础数据": { "公务接待": { "编制数": 3 } } }
J
refuses_json ".基础数据.财政供养人员.编制数：编制数应是整数" <<'J'
{ "基础数据": { "财政供养人员": { "编制数": 3.5 } } }
J
refuses_json ".基础数据.戊：基础数据表没有“戊”这一行，也没有空行可写；请检查名称，名称不错的，先在表里加一行" <<'J'
{ "基础数据": { "甲": {}, "乙": {}, "丙": {}, "丁": {}, "戊": {} } }
J

printf '\377\200\377' >"$work/binary"
refuses_csv "看不出文字编码，可能不是文本文件；请另存为 UTF-8" <"$work/binary"
refuses_csv "第2行第2列：文字超过 32767 字，一格放不下" <<C
栏目,内容
单位名称,$(head -c 32768 /dev/zero | tr '\0' x)
C
refuses_csv "第1行：前面没有表头；表头的第一格写栏目、资金或基础数据，指标的表头要有三级指标；各格之间是半角逗号或制表符" <<'C'
单位名称,甲局
C
refuses_csv "第1行第3列：不认识表头“备注”；可以用的有：内容" <<'C'
栏目,内容,备注
C
refuses_csv "第3行第3列：这一列没有表头，不知道填到哪里" <<'C'
栏目,内容
单位名称,甲局
年度,2023,去年
C
refuses_csv "第2行：第一列没有写名称" <<'C'
资金,年初预算数
,3
C
refuses_csv "第2行第4列：分值应是数字，“8分”不是；不要带单位" <<'C'
二级指标,三级指标,年度指标值,分值
数量指标,甲,10,8分
C

cp "$work/数据.csv" "$work/wrong.csv"

# What the form prescribes stands.
fills "$cases_of_all/lusong-2023.json" "101 格"
cp "$filled" "$work/prescribed.ods"
form=$work/prescribed.ods
refuses_json ".指标[0].年度指标值：表里规定的年度指标值是“200起以上”，数据不能改它；请写成一样，或者不写" <<'J'
{ "指标": [ { "二级指标": "数量指标", "三级指标": "执法案件查处数", "年度指标值": "300起" } ] }
J
refuses_json ".指标[0].分值：表里规定的分值是“8”，数据不能改它；请写成一样，或者不写" <<'J'
{ "指标": [ { "二级指标": "数量指标", "三级指标": "执法案件查处数", "分值": 9 } ] }
J
form=$work/表.ots

echo '{}' >"$work/none.json"

# A level 2 that stands under two of level 1 wants level 1, too.
mkdir -p "$work/rules/twice"
cat >"$work/rules/twice/pack.lua" <<'LUA'
pack { id = "twice", version = "1", title = "试", basis = "试", extends = "mof-2020-10" }
framework {
  { name = "产出指标", weight = 60, children = { "质量指标" } },
  { name = "效益指标", weight = 40, children = { "质量指标" } },
}
template { title = "自评表", spare = 1 }
LUA
run 0 template --rules "$work/rules" twice -o "$work/twice.ots"
run 3 fill "$work/twice.ots" "$work/none.json" -o "$work/new.ods"
warns "没有规则包“twice”"
export PBE_RULES="$work/rules"
form=$work/twice.ots
refuses_json ".指标[0].二级指标：表里有两处“质量指标”，请写明一级指标" <<'J'
{ "指标": [ { "二级指标": "质量指标", "三级指标": "甲" } ] }
J
cat >"$work/twice.csv" <<'CSV'
一级指标,二级指标,三级指标,年度指标值,实际完成值,分值
产出指标,质量指标,甲,10,5,30
,,乙,10,10,30
效益指标,质量指标,丙,10,8,40
CSV
fills "$work/twice.csv" "12 格，加了 1 行"
scores "5 未达到 10：30 × 5/10 = 15"
scores "合计：自评 77，复核 77"
unset PBE_RULES
form=$work/表.ots

# --- files ---

fills "$work/none.json" "0 格"
echo mine >"$work/mine.ods"
run 4 fill "$form" "$work/none.json" -o "$work/mine.ods"
warns "已经有了；要覆盖它，请加 --force"
[ "$(cat "$work/mine.ods")" = mine ] || complain "replaced a file"
run 4 fill "$work/没有.ots" "$work/none.json" -o "$work/new.ods"
warns "没有.ots: 找不到这个文件"
run 4 fill "$form" "$work/没有.json" -o "$work/new.ods"
warns "没有.json: 读不了"
run 4 fill "$returns/template-without-addin.xlsx" "$work/none.json" -o "$work/new.ods"
warns "不能填 .xlsx 文件"
run 4 fill "$returns/mof-tianchang.ods" "$work/late.json" -o "$work/new.ods"
warns "mof-tianchang.ods: 没有二级指标或规则包编号，不是 pbe template 做出的表"
run 2 fill "$form" "$work/none.xlsx" -o "$work/new.ods"
warns "扩展名应为 .json 或 .csv"
run 2 fill "$form" "$work/none.json" -o "$work/new.xlsx"
run 2 fill "$form" "$work/none.json"
run 2 fill "$form" -o "$work/new.ods"
[ ! -e "$work/new.ods" ] || complain "left a file"
ln -s /dev/full "$work/full.ods"
if [ -c /dev/full ]; then
    run 4 fill --force "$form" "$work/none.json" -o "$work/full.ods"
    warns "full.ods: 表格写不出去"
fi
run_english 4 fill "$form" "$work/wrong.csv" -o "$work/new.ods"
warns "wrong.csv: line 2, column 4: weight must be a number, without a unit; “8分” is none"
run_english 0 fill --help
says "usage: pbe fill"

finish
