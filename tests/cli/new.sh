#!/bin/sh
# new.sh PROGRAM - pbe new: packs that load and pass at once, and nothing half made.
. "$(dirname "$0")/common.sh"
rules=$work/规则
mkdir "$rules"

# rows TARGET|ACTUAL|RULE of every kind are scored by pack $1, or left to a person
score_every_kind() {
    while IFS='|' read -r target actual rule; do
        run 0 explain --rules "$rules" --pack "$1" --rule "$rule" -- "$target" "$actual" 5
        case $out in *没有适用的规则* | *待定*) complain "not scored: $out" ;; esac
    done <<'END'
到达90%以上|85%|
增长10%|增长8%|
50-60人|55人|
±5%|3%|
2023年9月前|2023年7月|
有效改善|效果明显|
100%|97.75%|预算执行率
≤80万元|100万元|经济成本指标
≥90%|85%|群众满意度
END
}

# A pack of its own, in the words of the locale or of the option
run 0 new 本市-2024 "$rules"
says "已建立规则包 本市-2024"
says "pbe test $rules"
run 0 test "$rules"
grep -q '^规则 "满意度指标" {' "$rules/本市-2024/rules.lua" || complain "not in Chinese words"
score_every_kind 本市-2024
run_english 0 new city-2024 "$rules"
says "made the rule pack city-2024"
grep -q '^rule "满意度指标" {' "$rules/city-2024/rules.lua" || complain "not in English words"
score_every_kind city-2024
run 0 new --english --title "本市“一卡通”" e "$rules"
grep -q '^  title = "本市“一卡通”",$' "$rules/e/pack.lua" || complain "no title"
run_english 0 new --chinese z "$rules"
grep -q '^规则包 {' "$rules/z/pack.lua" || complain "not in Chinese words"
run 0 test "$rules"

# Both languages are one pack: the same scores
for row in "到达90%以上 85%" "2023年6月30日 2023年8月1日" "有效改善 有所改善"; do
    # shellcheck disable=SC2086
    run 0 explain --rules "$rules" --pack e $row 5
    one=$out
    # shellcheck disable=SC2086
    run 0 explain --rules "$rules" --pack z $row 5
    is "$one"
done

# A pack that goes on from another one, for each that there is; and what it shows how to
# change works when the two minus signs are taken away
bases=0
for base in $(LC_ALL=C.UTF-8 "$pbe" rules | sed 's/ .*//'); do
    bases=$((bases + 1))
    for language in chinese english; do
        run 0 new --from "$base" --$language "$language-$base" "$rules"
        grep -q '^--   .*[:：]' "$rules/$language-$base/rules.lua" || complain "names no rule"
        run 0 test "$rules"
        sed -i -E 's/^( *)-- (规则 .*|rule .*|等级 \{|grades \{|\}|  .*[,{}])$/\1\2/' \
            "$rules/$language-$base/pack.lua" "$rules/$language-$base/rules.lua"
        [ "$(grep -cE '^ *(规则|rule) "' "$rules/$language-$base/rules.lua")" -eq 2 ] ||
            complain "the example is not there"
        run 0 test "$rules"
        rm -r "$rules/$language-$base"
    done
done
[ "$bases" -ge 7 ] || complain "only $bases shipped packs"
run 3 new --from nobody n "$rules"
warns "nobody"
[ ! -e "$rules/n" ] || complain "made a pack without its base"

# Plain form already, and the editor finds the words
run 0 fmt --check "$rules"/*/*.lua
run 0 new --stub
cmp -s "$work/out" "$rules/e/.pbe/pbe.lua" || complain "the stub is another"
grep -q '"workspace.library": \[".pbe"\]' "$rules/e/.luarc.json" || complain "no settings"

# The command that it shows is one that a shell takes
mkdir "$work/my rules"
run 0 new m "$work/my rules"
command=$(printf '%s\n' "$out" | sed -n 's/^  pbe explain/explain/p')
cases=$((cases + 1))
eval "\"\$pbe\" $command" >"$work/out" || complain "the shown command fails: $command"
grep -q 4.72 "$work/out" || complain "another score: $(cat "$work/out")"

# What is there is never touched: a folder, an empty one, a file, a link to nothing
before=$(cat "$rules/e/rules.lua")
run 4 new e "$rules"
warns "已经有了，没有动它"
[ "$before" = "$(cat "$rules/e/rules.lua")" ] || complain "the pack was changed"
mkdir "$work/there" "$work/there/a"
echo mine >"$work/there/b"
ln -s nowhere "$work/there/c"
for id in a b c; do
    run 4 new $id "$work/there"
    run_english 4 new $id "$work/there"
done
[ "$(cat "$work/there/b")" = mine ] || complain "a file was written over"
[ -z "$(ls -A "$work/there/a")" ] || complain "an empty folder was filled"

# A disk that is full half way: nothing stays, hidden or not
mkdir "$work/full"
cases=$((cases + 1))
(
    trap '' XFSZ
    ulimit -f 16
    LC_ALL=zh_CN.UTF-8 "$pbe" new x "$work/full"
) >"$work/out" 2>"$work/err"
[ $? -eq 4 ] || complain "full: $(cat "$work/out" "$work/err")"
grep -q "什么也没有留下" "$work/err" || complain "full: $(cat "$work/err")"
[ -z "$(ls -A "$work/full")" ] || complain "left behind: $(ls -AR "$work/full")"

# Ids and titles: what is allowed is said
for id in "" . .. .x local.d a/b "a b" -- 'a"b' x. a~b "$(printf 'a\nb')" 《办法》; do
    run 2 new -- "$id" "$work/full"
    warns "只能用汉字、字母、数字、下划线"
    run_english 2 new -- "$id" "$work/full"
    warns "letters, Chinese characters, digits"
done
run 2 new --title 'a"b' x "$work/full"
warns "名称"
run 2 new --title "" x "$work/full"
run 2 new mof-2020-10 "$work/full"
warns "--from mof-2020-10"
[ -z "$(ls -A "$work/full")" ] || complain "left behind: $(ls -AR "$work/full")"
run 4 new x "$work/nowhere/deeper"
warns "没有这个文件或文件夹"
run 2 new 'a b' "$work/nowhere"
[ ! -e "$work/nowhere" ] || complain "left behind: $work/nowhere"
run 0 new x "$work/nowhere"
[ -f "$work/nowhere/x/pack.lua" ] || complain "the missing folder was not made"

run 2 new
warns_in_chinese
run 2 new a b c
run 2 new --stub x
run 2 new --unknown x
warns_in_chinese
run 0 new --help
says "--from"
finish
