#!/bin/sh
# kit.sh PBE MAKE_PACKAGE - pbe kit: what goes out to the departments, and what is refused.
#
# A refusal names the line of the list, and leaves nothing.
. "$(dirname "$0")/common.sh"
make_package=$2
pack=zhuzhou-lusong-2023
list=$work/名单.csv
kit=$work/发出

# list: the list on standard input.
list() {
    cat >"$list"
}

# make EXPECTED [OPTION…]: the kit of the list.
make() {
    expected=$1
    shift
    run "$expected" kit --departments "$list" --pack $pack --oxt "$work/pbe.oxt" \
        -o "$kit" "$@"
    left=$(find "$work" -maxdepth 1 -name '.*')
    [ -z "$left" ] || complain "left what it was built in: $left"
}

# refuses TEXT: the list on standard input is refused, with this sentence behind its path.
refuses() {
    list
    make 4
    case $err in "pbe: $list:$1"*) ;; *) complain "warned: $err
without: pbe: $list:$1" ;; esac
    [ ! -e "$kit" ] || complain "left a kit"
}

# has FILE…: these files and no others are in the folder of the forms.
has() {
    for file; do
        [ -s "$kit/各单位/$file" ] || complain "no $file"
    done
    [ "$(ls -A "$kit/各单位" | wc -l)" -eq $# ] || complain "$(ls -A "$kit/各单位")"
}

# An extension that is as ours where the kit looks.
cat >"$work/extension" <<'END'
--- mimetype [stored]
application/vnd.openofficeorg.extension
--- description.xml
<description><identifier value="pbe.calc"/></description>
--- Linux_X86_64/libpbe.so
a library
--- rules/mof-2020-10/pack.lua
an old one
--- rules/mof-2020-10/gone.lua
no longer there
--- rules/last-year/pack.lua
last year's
--- rules/local.d/mof-2020-10.lua
another bureau's
--- template/groupuinames.xml
<names/>
--- template/pbe/last-year.ots
a form
END
"$make_package" "$work/extension" "$work/pbe.oxt"

# --- a kit ---

list <<'END'
2023年预算单位名单,,,,,,
单位编码,单位名称,全年预算数,出国经费：上年决算数,数量指标/办案数：年度指标值,数量指标／办案数：分值,编制数
101001,民政局,"1,234.50",12.5,200起以上,8,30
101002,城市管理局,,,,,
END
make 0
says "已做好 $kit：2 个单位的自评表"
has 101001_民政局.ods 101002_城市管理局.ods
[ "$(find "$kit" -type f | wc -l)" -eq 5 ] || complain "more files than a kit has"
[ -r "$kit/填报说明.odt" ] || complain "no page of instructions"

cp "$list" "$work/first-list"

# The form has what its line says, and collect knows whose it is.
run 1 score --json "$kit/各单位/101001_民政局.ods"
says '"unit":"民政局"'
says '"target":"200起以上"'
says '"weight":8'
run 1 collect --departments "$kit/清单.csv" "$kit/各单位" -o "$work/汇总.csv"
says "名单 2 家：已报 2，未报 0"

# Blanks around a name are nobody's.
printf '单位编码,单位名称\n101, 民政局 \n102,　城市管理局\n' >"$list"
rm -rf "$kit"
make 0
has 101_民政局.ods 102_城市管理局.ods
grep -q '"101","民政局",' "$kit/清单.csv" || complain "kept the blanks around a name"

# A name like a formula is one of text in the manifest, and the name itself to collect.
printf '单位编码,单位名称\n101,=甲局\n' >"$list"
rm -rf "$kit"
make 0
grep -q "\"101\",\"'=甲局\"," "$kit/清单.csv" || complain "a name that may run"
run 1 collect --departments "$kit/清单.csv" "$kit/各单位" -o "$work/甲.jsonl"
grep -q '"kind":"return".*"unit":"=甲局"' "$work/甲.jsonl" || complain "$(cat "$work/甲.jsonl")"

# What cannot be written is told with the folder it was for.
rm -rf "$kit"
(
    trap '' XFSZ
    ulimit -f 16
    LC_ALL=zh_CN.UTF-8 "$pbe" kit --departments "$list" --pack $pack --oxt "$work/pbe.oxt" \
        -o "$kit" 2>"$work/err" >&2
)
case $(cat "$work/err") in "pbe: $kit: "*) ;; *) complain "warned: $(cat "$work/err")" ;; esac
[ ! -e "$kit" ] || complain "left a kit that is not whole"

# The same list again, for what follows.
cp "$work/first-list" "$list"
make 0

# The manifest has the hash of every file but itself.
(cd "$kit" && sed 1d 清单.csv | tr -d '\r"' | cut -d, -f3,4) >"$work/hashes"
[ "$(wc -l <"$work/hashes")" -eq 4 ] || complain "the manifest has not every file"
while IFS=, read -r file hash; do
    [ "$(sha256sum <"$kit/$file")" = "$hash  -" ] ||
        complain "the manifest has another hash of $file"
done <"$work/hashes"

# The same again gives the same bytes.
mv "$kit" "$work/first"
make 0
diff -r "$work/first" "$kit" >&2 || complain "two kits that differ"

# The extension: our packs whole, and none of another bureau's changes; its own other
# packs; one form.
if command -v unzip >/dev/null; then
    unzip -q "$kit/pbe.oxt" -d "$work/extension.d"
    (cd "$work/extension.d" && find . -type f | LC_ALL=C sort) >"$work/parts"
    LC_ALL=C sort >"$work/expected" <<'END'
./Linux_X86_64/libpbe.so
./description.xml
./mimetype
./rules/last-year/pack.lua
./rules/mof-2020-10/checks.lua
./rules/mof-2020-10/checks_1_totals.lua
./rules/mof-2020-10/checks_2_funds.lua
./rules/mof-2020-10/checks_3_points.lua
./rules/mof-2020-10/checks_4_values.lua
./rules/mof-2020-10/checks_5_base.lua
./rules/mof-2020-10/checks_6_table.lua
./rules/mof-2020-10/checks_7_workbook.lua
./rules/mof-2020-10/pack.lua
./rules/mof-2020-10/rules.lua
./rules/zhuzhou-lusong-2023/pack.lua
./rules/zhuzhou-lusong-2023/rules.lua
./template/groupuinames.xml
./template/pbe/zhuzhou-lusong-2023.ots
END
    diff "$work/expected" "$work/parts" >&2 || complain "an extension of other parts"
fi

# --- the bureau's own rules, and its changes ---

mkdir -p "$work/rules/本区" "$work/rules/local.d"
cat >"$work/rules/本区/pack.lua" <<'END'
pack { id = "本区", version = "2", title = "本区自评", year = 2024, basis = "试",
  extends = "zhuzhou-lusong-2023" }
END
echo 'change "定量指标" { over = 150 }' >"$work/rules/local.d/mof-2020-10.lua"
echo 'leftover' >"$work/rules/本区/pack.lua~"
run 0 kit --departments "$list" --pack 本区 --rules "$work/rules" \
    --oxt "$work/pbe.oxt" -o "$work/本区"
if command -v unzip >/dev/null; then
    unzip -q "$work/本区/pbe.oxt" -d "$work/own"
    cmp "$work/rules/本区/pack.lua" "$work/own/rules/本区/pack.lua" ||
        complain "without the bureau's pack"
    cmp "$work/rules/local.d/mof-2020-10.lua" "$work/own/rules/local.d/mof-2020-10.lua" ||
        complain "without the bureau's change"
    [ ! -e "$work/own/rules/本区/pack.lua~" ] || complain "with an editor's leftovers"
    # As rules that came with a program they are what the bureau has, change and all.
    mkdir -p "$work/app/bin" "$work/app/share/pbe"
    cp "$pbe" "$work/app/bin/pbe"
    mv "$work/own/rules" "$work/app/share/pbe/rules"
    rm -r "$work/app/share/pbe/rules/last-year"
    fingerprint() {
        grep '"id":"本区"' | sed 's/.*"fingerprint":"\([0-9a-f]*\)".*/\1/'
    }
    there=$("$work/app/bin/pbe" rules --json | fingerprint)
    here=$("$pbe" rules --json --rules "$work/rules" | fingerprint)
    [ -n "$here" ] && [ "$there" = "$here" ] || complain "other rules: $there"
fi
mkdir -p "$work/more/local.d"
cp "$work/rules/local.d/mof-2020-10.lua" "$work/more/local.d/"
PBE_RULES=$work/more
export PBE_RULES
run 4 kit --departments "$list" --pack 本区 --rules "$work/rules" \
    --oxt "$work/pbe.oxt" -o "$work/两处"
warns "两个规则文件夹的 local.d 都改了这个规则包"
[ ! -e "$work/两处" ] || complain "left a kit"
unset PBE_RULES

# --- what is there stays ---

echo mine >"$kit/各单位/101001_民政局.ods"
echo mine >"$kit/各单位/记录.txt"
make 4
warns "$kit: 这个文件夹里已经有东西，没有动它"
[ "$(cat "$kit/各单位/101001_民政局.ods")" = mine ] || complain "replaced a file"
make 0 --force
[ "$(cat "$kit/各单位/记录.txt")" = mine ] || complain "took a file away"
cmp -s "$kit/各单位/101001_民政局.ods" "$work/first/各单位/101001_民政局.ods" ||
    complain "did not replace a file"
rm -r "$kit"
mkdir "$kit"
make 0 # into a folder that is empty
rm -r "$kit"
ln -s elsewhere "$kit"
mkdir "$work/elsewhere"
make 0 # and through a link
[ -L "$kit" ] && [ -s "$work/elsewhere/清单.csv" ] || complain "not through the link"
rm -r "$kit" "$work/elsewhere"
echo mine >"$kit"
make 4
[ "$(cat "$kit")" = mine ] || complain "replaced a file"
rm "$kit"
run 4 kit --departments "$list" --pack $pack --oxt "$work/pbe.oxt" -o "$work/没有/发出"
warns "$work/没有/发出: 写不了，什么也没有留下"

# --- names ---

list <<'END'
单位编码,单位名称
,a/b\c:d*e?f"g<h>i|j
,民政局。..
,CON
,com1.局
,.隐藏
,-选项
, 前后 空格 
,很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的名称
101,甲/乙
END
sed -i 's/a\/b.*/"a\/b\\c:d*e?f""g<h>i|j"/' "$list"
make 0
has 'a／b＼c：d＊e？f＂g＜h＞i｜j.ods' 民政局。.ods _CON.ods _com1.局.ods ．隐藏.ods \
    －选项.ods '前后 空格.ods' \
    很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很.ods \
    101_甲／乙.ods
run 1 score --json "$kit/各单位/101_甲／乙.ods"
says '"unit":"甲/乙"'
rm -r "$kit"

refuses '3: “民政局.”与第 2 行的“民政局”会是同一个文件“民政局.ods”' <<'END'
单位名称
民政局
民政局.
END
refuses '3: “很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的乙”与第 2 行' <<'END'
单位名称
很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的甲
很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的乙
END
refuses '3: 单位“民 政 局”在第 2 行已经有了' <<'END'
单位名称
民政局
民 政 局
END
refuses '3: 编码 1 在第 2 行已经给了“民政局”' <<'END'
单位编码,单位名称
1,民政局
1,教育局
END
refuses ' 名单是空的：表头下面没有单位' <<'END'
单位编码,单位名称
END

# --- columns ---

refuses '1: 表里没有地方填“联系人”这一列；可以有的列：单位名称、单位编码、年度、预期目标' <<'END'
单位名称,联系人
民政局,张三
END
warns '出国经费'
refuses '1: 表里没有地方填“没有这类/办案数：分值”这一列' <<'END'
单位名称,没有这类/办案数：分值
民政局,8
END
refuses '1: 表里没有地方填“数量指标/办案数：实际完成值”这一列' <<'END'
单位名称,数量指标/办案数：实际完成值
民政局,8
END
refuses '1: 列“全年预算数”与“年度资金总额：全年预算数”填的是同一格' <<'END'
单位名称,全年预算数,年度资金总额：全年预算数
民政局,8,8
END
refuses '3: 这一行有一格的列没有表头' <<'END'
单位名称,,全年预算数
民政局,,8
教育局,9,8
END
refuses ' 第 3 行“全年预算数”：全年预算数应是数字，“约八万”不是' <<'END'
单位名称,全年预算数
民政局,8
教育局,约八万
END
refuses ' 第 2 行“年度”：年度应是四位数字' <<'END'
单位名称,年度
民政局,今年
END

# --- other words ---

list <<'END'
name,年度
民政局,2023
END
make 0 --json
says "{\"folder\":\"$kit\",\"pack\":\"$pack\",\"version\":\"1.0\",\"fingerprint\":\""
says '"forms":[{"code":"","name":"民政局","file":"各单位/民政局.ods","sha256":"'
[ "$(printf '%s\n' "$out" | wc -l)" -eq 1 ] || complain "more than one line of JSON"
rm -r "$kit"
run_english 0 kit --departments "$list" --pack $pack --oxt "$work/pbe.oxt" -o "$kit"
says "made $kit: the forms of 1 departments"
rm -r "$kit"

run 4 kit --departments "$work/没有.csv" --pack $pack --oxt "$work/pbe.oxt" -o "$kit"
warns "没有.csv"
run 3 kit --departments "$list" --pack nobody --oxt "$work/pbe.oxt" -o "$kit"
run 4 kit --departments "$list" --pack $pack --oxt "$work/没有.oxt" -o "$kit"
warns "没有.oxt"
run 4 kit --departments "$list" --pack $pack --oxt "$list" -o "$kit"
warns "$list"
sed '/pbe.calc/s/pbe.calc/other/' "$work/extension" >"$work/other"
"$make_package" "$work/other" "$work/other.oxt"
run 4 kit --departments "$list" --pack $pack --oxt "$work/other.oxt" -o "$kit"
warns "$work/other.oxt: 这不是绩效自评的扩展 pbe.oxt"
run 2 kit --departments "$list" --pack $pack
run 2 kit --departments "$list" -o "$kit"
run 2 kit --pack $pack -o "$kit"
run_english 0 kit --help
says "usage: pbe kit"
[ ! -e "$kit" ] || complain "left a kit"

# --- a disk that fills up: no file may be larger than a few blocks of 512 bytes ---

for blocks in 1 20 60 140 200; do
    ran="kit, files of at most $blocks blocks"
    cases=$((cases + 1))
    (
        ulimit -f $blocks
        LC_ALL=zh_CN.UTF-8 "$pbe" kit --departments "$list" --pack $pack \
            --oxt "$work/pbe.oxt" -o "$kit"
    ) >/dev/null 2>"$work/err"
    code=$?
    err=$(cat "$work/err")
    [ $code -eq 0 ] || [ $code -eq 4 ] || complain "exit code $code: $err"
    [ $code -eq 4 ] || [ -s "$kit/填报说明.odt" ] || complain "success without a kit"
    [ $code -eq 0 ] || [ ! -e "$kit" ] || complain "left a kit"
    [ $code -eq 0 ] || [ -n "$err" ] || complain "failed without a word"
    [ -z "$(find "$work" -maxdepth 1 -name '.*')" ] || complain "left what it was built in"
    [ "$blocks" -gt 1 ] || [ $code -eq 4 ] || complain "wrote more than there was room for"
    rm -rf "$kit"
done

# --- a signal ends it, and takes away what was half made ---

{
    echo 单位名称
    seq 1 5000 | sed 's/.*/第&单位/'
} >"$list"
ran='kit, SIGTERM'
cases=$((cases + 1))
"$pbe" kit --departments "$list" --pack $pack --oxt "$work/pbe.oxt" -o "$kit" \
    >"$work/said" 2>&1 &
process=$!
until find "$work" -maxdepth 1 -name '.*' | grep -q . || ! kill -0 $process; do
    sleep 0.1
done
kill -s TERM $process
wait $process
code=$?
[ $code -gt 128 ] || complain "exit code $code: $(cat "$work/said")"
[ ! -e "$kit" ] || complain "left a kit"
[ -z "$(find "$work" -maxdepth 1 -name '.*')" ] || complain "left what it was built in"

finish
