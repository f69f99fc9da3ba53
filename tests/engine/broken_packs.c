#include "broken_packs.h"

#include "scratch.h"

#define PACK_LINE                                                                      \
    "pack { id = \"t\", version = \"1\", title = \"试\", basis = \"试\" }\n"
#define GRADES "grades { { name = \"优\", from = 0 } }\n"
#define RULE(fields)                                                                   \
    "rule \"定量\" {\n"                                                              \
    "  basis = \"文件\", sentence = \"按比例\", default_for = { \"number\" "      \
    "},\n" fields "}\n"
#define EXAMPLES                                                                       \
    "  examples = { { target = \"10\", actual = \"5\", weight = 10, points = 5 } },\n"
#define SCORE "  score = proportional { },\n"
#define RULES "t/rules.lua"
#define PACKS "t/pack.lua"

const struct broken_pack broken_packs[] = {
    /* what Lua itself refuses */
    {"a comma is missing", NULL, RULE("  score = proportional { }\n" EXAMPLES), RULES,
     3, 27, "} 后面少了逗号，请补上", "a comma is missing after }"},
    {"a brace is missing", NULL, "rule \"定量\" {\n  basis = \"文件\"\n\n\n", RULES, 1,
     11, "这里的 { 没有对应的 }", "this { has no matching }"},
    {"a quote is missing", NULL, "rule \"定量 {\n  basis = \"文件\",\n}\n", RULES, 1, 6,
     "在本行没有对应的右引号", "is not closed on its line"},
    {"a number with two points", NULL, "\nrule \"a\" { basis = 1.2.3 }\n", RULES, 2, 0,
     "数字写法不对", "not a number: '1.2.3'"},
    {"an operator out of place", NULL, "rule \"a\" {\n  basis = + ,\n}\n", RULES, 2, 0,
     "写法不对", "does not fit"},
    /* what the reader refuses */
    {"a Chinese name", NULL, "rule \"定量\" {\n  根据 = \"文件\",\n}\n", RULES, 2, 3,
     "根据", "根据"},
    {"a Chinese full stop", NULL, "-- 说明\nrule \"定量\" { }。\n", RULES, 2, 14,
     "这里是句号“。”", "this is a full stop"},
    {"a Chinese quote that is not closed", NULL, "rule “定量 {\n}\n", RULES, 1, 6,
     "在本行没有对应的右引号", "is not closed on its line"},
    {"a closing quote alone", NULL, "rule 定量” {\n}\n", RULES, 1, 6,
     "没有“定量”这个词：文字要放在引号", "texts go into quotes"},
    {"a dash of Chinese text", NULL, "——说明\n", RULES, 1, 1,
     "说明要用两个英文减号 -- 开头", "remarks begin with two minus signs --"},
    /* words */
    {"a word that does not exist", NULL, "\nrul \"定量\" { }\n", RULES, 2, 1,
     "是不是想写 rule", "did you mean rule"},
    {"a word like no other", NULL, "qqqqqqqqqqqqqqqqqqqqq()\n", RULES, 1, 1,
     "没有“qqqqqqqqqqqqqqqqqqqqq”这个词", "there is no word"},
    {"a value kept in a global", NULL, "-- \nnumber = 5\n", RULES, 2, 0,
     "请写成 local number", "write local number"},
    /* fields */
    {"an unknown field", NULL, RULE("  scor = proportional { },\n" EXAMPLES), RULES, 3,
     3, "没有字段 scor，是不是想写 score", "did you mean score"},
    {"an unknown field of a shape", NULL,
     RULE("  score = proportional { bear = \"<=\" },\n" EXAMPLES), RULES, 3, 26,
     "是不是想写 bare", "did you mean bare"},
    {"a field of the wrong type", NULL,
     RULE("  score = proportional { over = \"1.3\" },\n" EXAMPLES), RULES, 3, 26,
     "over 应为数字，现在是文字", "must be a number, but is a text"},
    {"a missing field", NULL, RULE(SCORE), RULES, 1, 1, "缺少字段 examples",
     "lacks the field examples"},
    {"a value that is too small", NULL,
     RULE("  score = proportional { over = 0.5 },\n" EXAMPLES), RULES, 3, 26,
     "不能小于 1", "must not be less than 1"},
    {"a value that is too large", NULL,
     RULE("  score = pass_mark { pass = 100 },\n" EXAMPLES), RULES, 3, 23,
     "不能大于 99.99", "must not be more than 99.99"},
    {"a value that is no number", NULL,
     RULE("  score = proportional { over = 0/0 },\n" EXAMPLES), RULES, 3, 26, "over",
     "over"},
    {"a value without end", NULL,
     RULE("  score = rate_times_weight { full = 1/0 },\n" EXAMPLES), RULES, 3, 31,
     "full", "full"},
    {"a choice that does not exist", NULL,
     RULE("  score = proportional { bare = \">\" },\n" EXAMPLES), RULES, 3, 26,
     "只能是：<=、>=", "must be one of: <=, >="},
    {"a field without a name", NULL, RULE("  \"score\",\n" EXAMPLES), RULES, 1, 1,
     "没有写字段名", "has no field name"},
    {"a score that is a number", NULL, RULE("  score = 5,\n" EXAMPLES), RULES, 3, 3,
     "score 要写一种计分方式", "score must be a way to score"},
    {"a score made by hand", NULL,
     RULE("  score = { handles = { [0] = true }, run = function() return 99, 1e9 end"
          " },\n" EXAMPLES),
     RULES, 3, 3, "score 要写一种计分方式", "score must be a way to score"},
    {"a name that is a table", NULL, RULE(SCORE "  applies_to = { {} },\n" EXAMPLES),
     RULES, 4, 3, "applies_to", "applies_to"},
    {"a kind that does not exist", NULL,
     RULE(SCORE EXAMPLES) "rule \"b\" { basis = \"b\", sentence = \"s\",\n" SCORE
                          "  default_for = { \"numbers\" },\n" EXAMPLES "}\n",
     RULES, 8, 3, "没有“numbers”，是不是想写 number", "did you mean number?"},
    {"no title", NULL, "rule { basis = \"b\" }\n", RULES, 1, 0, "后面要写名称",
     "must be followed by a name"},
    {"a rule without its fields", NULL, "rule \"空\"\n" RULE(SCORE EXAMPLES), RULES, 1,
     0, "规则 rule “空” 后面缺少 { … }", "rule “空” is not followed by { … }"},
    {"a rule without its fields at the end", NULL, RULE(SCORE EXAMPLES) "rule \"空\"\n",
     RULES, 6, 0, "后面缺少 { … }", "is not followed by { … }"},
    {"an alternative framework without its rows",
     PACK_LINE GRADES "framework \"没有成本指标\"\n", NULL, PACKS, 3, 0,
     "framework “没有成本指标” 后面缺少 { … }", "is not followed by { … }"},
    {"a part of a name that is a table", NULL,
     RULE(SCORE "  contains = { {} },\n" EXAMPLES), RULES, 4, 3, "contains",
     "contains"},
    {"a row of the table that is a table", NULL,
     RULE(SCORE EXAMPLES) "best_of { rows = { \"a\", {} } }\n", RULES, 6, 11, "rows",
     "rows"},
    {"no example", NULL, RULE(SCORE "  examples = { },\n"), RULES, 1, 0,
     "没有例子 examples", "has no examples"},
    /* the pack */
    {"an id that is not the folder's",
     "pack { id = \"x\", version = \"1\",\n"
     "title = \"试\", basis = \"试\" }\n" GRADES,
     NULL, PACKS, 1, 0, "id 要与文件夹同名：t", "must be the folder's name: t"},
    {"no pack", GRADES, NULL, PACKS, 1, 0, "先要有 pack { … }",
     "pack { … } must come before"},
    {"two packs", PACK_LINE GRADES PACK_LINE, NULL, PACKS, 3, 0, "只能有一个 pack",
     "only one pack"},
    {"no grades", PACK_LINE, NULL, PACKS, 0, 0, "没有等级 grades", "has no grades"},
    {"no rules", NULL, "-- \n", PACKS, 0, 0, "没有一条规则", "has no rule"},
    {"grades in the wrong order",
     PACK_LINE "grades { { name = \"差\", from = 0 }, { name = \"优\", from = 90 } }\n",
     NULL, PACKS, 2, 0, "从高到低", "from high to low"},
    {"grades that leave a gap", PACK_LINE "grades { { name = \"优\", from = 90 } }\n",
     NULL, PACKS, 2, 0, "从 0 开始", "start at 0"},
    {"weights that do not add up",
     PACK_LINE GRADES "framework {\n  { name = \"产出\", weight = 50 },\n"
                      "  { name = \"效益\", weight = 40.5 },\n}\n",
     NULL, PACKS, 3, 0, "各项分值之和是 90.5，应为 100",
     "the weights add up to 90.5, not 100"},
    /* the form */
    {"a prescribed row in no heading",
     PACK_LINE GRADES "framework { { name = \"产出\", weight = 100,\n"
                      "  children = { \"数量指标\" } } }\n"
                      "template {\n  rows = {\n"
                      "    { level2 = \"数量指示\", name = \"次数\" },\n  },\n}\n",
     NULL, PACKS, 7, 7, "权重框架里没有二级指标“数量指示”，是不是想写“数量指标”",
     "the framework has no level-2 “数量指示”; did you mean “数量指标”"},
    {"prescribed weights over those of their heading",
     PACK_LINE GRADES "framework { { name = \"产出\", weight = 100,\n"
                      "  children = { \"数量指标\" } } }\n"
                      "template { rows = { { level2 = \"数量指标\", name = \"a\", "
                      "weight = 101 } } }\n",
     NULL, PACKS, 5, 0, "合计是 101，超过了权重框架里的 100",
     "add up to 101, over the framework's 100"},
    {"a form before its framework", PACK_LINE GRADES "template { }\n", NULL, PACKS, 3,
     0, "先要有 framework { … }，才能写 template", "framework { … } must come before"},
    {"a way to fill in that nobody knows",
     PACK_LINE GRADES "framework { { name = \"产出\", weight = 100 } }\n"
                      "template { base = {\n"
                      "  lines = { { name = \"a\", fill = \"summ\" } } } }\n",
     NULL, PACKS, 5, 27, "只能是", "must be one of"},
    {"a child that is a table",
     PACK_LINE GRADES "framework {\n  { name = \"产出\", weight = 100,\n"
                      "    children = { {} } },\n}\n",
     NULL, PACKS, 5, 5, "children", "children"},
    {"a base that is missing",
     "pack { id = \"t\", version = \"1\", title = \"试\", basis = \"试\",\n"
     "  extends = \"nobody\" }\n" GRADES,
     NULL, PACKS, 1, 0, "找不到所扩展的规则包 nobody", "the pack to extend is missing"},
    {"a pack that extends itself",
     "pack { id = \"t\", version = \"1\", title = \"试\", basis = \"试\",\n"
     "  extends = \"t\" }\n" GRADES,
     NULL, PACKS, 1, 0, "互相扩展", "extend each other"},
    {"a rounding unit that nobody uses",
     "pack { id = \"t\", version = \"1\", title = \"试\", basis = \"试\",\n"
     "  rounding = { unit = 0.3 } }\n" GRADES,
     NULL, PACKS, 2, 16, "rounding 的字段 unit 只能是", "must be one of"},
    /* steps, bands, names */
    {"steps in the wrong order", NULL,
     RULE(
         "  score = steps { bands = { { from = 60, percent = 50 },\n"
         "    { from = 90, percent = 100 }, { from = 0, percent = 0 } } },\n" EXAMPLES),
     RULES, 4, 37, "各档要按从高到低或从低到高排列，第3档不在其位",
     "entry 3 is out of place"},
    {"steps that do not start at 0", NULL,
     RULE("  score = steps { bands = { { from = 60, percent = 50 } } },\n" EXAMPLES),
     RULES, 3, 0, "低于 60 的没有档", "nothing is said below 60"},
    {"a step without a number", NULL,
     RULE("  score = steps { bands = { { from = 60, percent = 0/0 },\n"
          "    { from = 0, percent = 0 } } },\n" EXAMPLES),
     RULES, 3, 42, "第1项 的字段 percent", "entry 1: the field percent"},
    {"a word in two bands", NULL,
     RULE("  score = bands { bands = {\n"
          "    { name = \"好\", from = 60, to = 100, words = { \"好\" } },\n"
          "    { name = \"差\", from = 0, below = 60, words = { \"好。\" } } } "
          "},\n" EXAMPLES),
     RULES, 4, 40, "词语“好。”写在两处", "stands in two places"},
    {"a band without an upper end", NULL,
     RULE("  score = bands { bands = {\n"
          "    { name = \"好\", from = 0, words = { \"好\" } } } },\n" EXAMPLES),
     RULES, 3, 11, "“好”要写 to（含）或 below（不含）之一", "needs either to"},
    {"a word that is a table", NULL,
     RULE("  score = bands { bands = {\n"
          "    { name = \"好\", from = 0, to = 100, words = { {} } } } },\n" EXAMPLES),
     RULES, 4, 39, "第1项应为文字，写在引号里", "must be a text, in quotes"},
    {"a name that is used twice", NULL,
     RULE(SCORE EXAMPLES) "rule \"b\" { basis = \"b\", sentence = \"s\",\n" SCORE
                          "  applies_to = { \"定 量\" },\n" EXAMPLES "}\n",
     RULES, 6, 0, "名称“定 量”用了两次", "is used twice"},
    /* what files share */
    {"a shared value that is no function", NULL, "common { near = 5 }\n", RULES, 1, 0,
     "common 里只能有函数", "common holds functions"},
    {"a shared function without a name", NULL, "common { function() end }\n", RULES, 1,
     0, "请写成 名称 = 函数", "as in name = name"},
    {"a shared function in Chinese words", NULL, "共用 { near = 5 }\n", RULES, 1, 0,
     "共用 里只能有函数", "共用 holds functions"},
    {"a function that is shared twice", NULL,
     "local function near() end\ncommon { near = near }\ncommon { near = near }\n",
     RULES, 3, 0, "common 里已经有 near", "common has this already: near"},
    {"a function that nobody shares", NULL,
     "local function near() end\ncommon { near = near }\nlocal f = common(\"naer\")\n",
     RULES, 3, 0, "是不是想写 near", "did you mean near?"},
    /* examples */
    {"a wrong example", NULL,
     RULE(SCORE
          "  examples = { { target = \"10\", actual = \"5\", weight = 10, points "
          "= 5 },\n    { target = \"10\", actual = \"9\", weight = 10, points = 8,"
          " outcome = \"met\" } },\n"),
     RULES, 1, 0,
     "规则“定量”的第2个例子不对：应为 8（met），算得 9（missed）：9 未达到 10：10 × "
     "9/10 = 9",
     "rule “定量”, example 2: expected 8 (met), got 9 (missed): 9 misses 10"},
    {"an example with a wrong rule", NULL,
     RULE("  score = function(row)\n    return row.weight * 2\n  end,\n" EXAMPLES),
     RULES, 1, 0, "函数返回的分数不在 0 至分值之间", "points are outside 0 to weight"},
    {"an example that fails in its own line", NULL,
     RULE("  score = function(row)\n    return row.nothing + 1\n  end,\n" EXAMPLES),
     RULES, 4, 0, "nothing", "nothing"},
    {"an example that never ends", NULL,
     RULE("  score = function(row)\n    while true do end\n  end,\n" EXAMPLES), RULES,
     4, 0, "死循环", "loop for ever"},
    {"a file that never ends", NULL, "local n = 0\nwhile true do\n  n = n + 1\nend\n",
     RULES, 0, 0, "死循环", "loop for ever"},
};

const size_t broken_pack_count = sizeof broken_packs / sizeof *broken_packs;
