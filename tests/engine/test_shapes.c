/* test_shapes.c - the numbers that bureaus have printed come out of the declarations.
 *
 * The packs' own examples are checked at every load; here the printed numbers stand apart
 * from the packs, so that nobody can change a rule and its example together. Also: whole
 * tables through lua/total.h, rounding, and declarations that a load refuses.
 *
 *   test_shapes SHAPES RULES     the folders tests/engine/shapes and rules
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/language.h"
#include "lua/engine.h"
#include "lua/total.h"

static int failures;

static void expect(int condition, const char *what, const char *detail)
{
    if (condition)
        return;
    failures++;
    printf("FAILED: %s: %s\n", what, detail);
}

static struct pbe_value text(const char *string)
{
    return string ? pbe_value_text(string, strlen(string)) : pbe_value_empty();
}

enum { NO_POINTS = -1 };

struct printed {
    const char *pack, *rule, *target, *actual;
    double weight, points; /* NO_POINTS: pending */
};

/* domain.md section b, by the number of the shape; then what notices leave open. */
static const struct printed rows[] = {
    {"shapes-46", "1 正向按比例", "120", "69", 2, 1.15},
    {"shapes-46", "2 反向按比例", "≤5300元", "5830元", 10, 9.09},
    {"shapes-46", "2 反向按比例", "≤5300元", "0", 10, 10},
    {"shapes-46", "3 执行率乘分值", "200", "195.5", 20, 19.55},
    {"shapes-46", "4 执行率分段", "100%", "86%", 10, 7},
    {"shapes-46", "4 执行率分段", "100%", "100%", 10, 10},
    {"shapes-46", "5 及格门槛", "100%", "94%", 6, 4.2},
    {"shapes-46", "6 超过满分线，每超1个百分点扣分", "", "103.2%", 5, 3.5},
    {"shapes-46", "6 同上，按比例扣", "", "103.2%", 5, 3.4},
    {"shapes-46", "7 变动率大于0，每超1个百分点扣分", "≤0%", "98.31%", 8, 0},
    {"shapes-46", "8 低于满分线，每低5%扣分", "100%", "99.27%", 8, 8},
    {"shapes-46", "9 分档，含上限", "", "39.9%", 3, 0},
    {"shapes-46", "9 分档，含上限", "", "10%", 3, 2},
    {"shapes-46", "9 分档，含上限", "", "10.01%", 3, 1},
    {"shapes-46", "10 分档，含下限", "", "79.9%", 5, 3},
    {"shapes-46", "10 分档，含下限", "", "80%", 5, 4},
    {"shapes-46", "11 两个数比较，三种情形", "120", "80", 3, 2},
    {"shapes-46", "12 正负允差分档", "±10%", "10%", 5, 5},
    {"shapes-46", "12 正负允差分档", "±10%", "-17%", 5, 1},
    {"shapes-46", "13 按次数扣分", "", "2", 5, 3},
    {"shapes-46", "13 按次数扣分", "", "9次", 5, 0},
    {"shapes-46", "13 按次数扣分", "", "", 5, NO_POINTS},
    {"shapes-46", "14 要点得分", "", "②③", 3, 2},
    {"shapes-46", "14 要点得分", "", "1.5", 3, NO_POINTS},
    {"shapes-46", "14 要点得分", "", "4", 3, NO_POINTS},
    {"shapes-46", "15 要点得分，要点内再扣分", "", "①缺一项；②逾期", 3, 1.5},
    {"shapes-46", "16 直接赋分", "", "无", 2, 0},
    {"shapes-46", "17 满意度，每降5%扣1分", "90%以上", "98%", 10, 10},
    {"shapes-46", "17 满意度，每降5%扣1分", "90%以上", "83%", 10, 9},
    {"shapes-46", "17 同上，不足一步按一步", "90%以上", "83%", 10, 8},
    {"shapes-46", "18 满意度分档", "≥90%", "60%", 10, 5},
    {"shapes-46", "19 没有佐证资料不得分", "≥90%", "无资料。", 10, 0},
    {"shapes-46", "19 没有佐证资料不得分", "≥90%", "", 10, NO_POINTS},
    {"shapes-46", "22 词语系数", "高", "高", 3, 3},
    {"shapes-46", "24 超额不扣分，只提示", "100人", "222人", 5, 5},
    {"shapes-46", "25 不可核实的，按程度扣分", "", "中等", 20, 8},
    {"shapes-46", "26 个别任务逾期，扣30%", "2025年12月31日前", "2026年1月16日", 15,
     10.5},
    {"shapes-46", "27 逾期按比例扣", "2025年8月7日前", "2026年1月16日", 15, 11.19},
    {"shapes-46", "29 双向偏差，每差3%扣1分", "100", "106", 15, 13},
    {"shapes-46", "29 双向偏差，每差3%扣1分", "100", "500", 15, 0},
    {"shapes-46", "31 基础分加按比例增分", "", "80%", 10, 9},
    {"shapes-46", "31 基础分加按比例增分", "", "0.8", 10, 9},
    {"shapes-46", "32 按名次", "", "第7名", 3, 2.5},
    {"shapes-46", "32 按名次", "", "第十一名", 3, 2},
    {"shapes-46", "34 按时限", "9月前", "7月", 5, 5},
    {"shapes-46", "36 折算", "", "25.00", 25, 6.25},
    {"shapes-46", "44 执行率超过100%", "329.77", "338.31", 10, 10},
    {"shapes-46", "46 同一事实，低目标得满分", "70%", "76%", 2, 2},
    {"shapes-46", "3 执行率乘分值", "", "76%", 10, 7.6},
    {"shapes-46", "11 两个数比较，三种情形", "有", "无此项", 3, NO_POINTS},
    {"mof-2020-10", "成本控制指标", "100万元", "125万元", 10, 8},
    {"mof-2020-10", "年度资金总额", "2628.42", "2627.30", 10, 10},
    {"mof-2013-53", "在职人员控制率", "", "103.2%", 5, 3.5},
    {"mof-2013-53", "三公经费变动率", "", "98.31%", 8, 0},
    {"mof-2013-53", "预算完成率", "", "99.27%", 8, 8},
    {"mof-2013-53", "预算调整率", "", "39.9%", 8, 0},
    {"mof-2021-101", "预算执行率", "100%", "86%", 10, 7},
    {"yueyang-road", "预算调整率", "", "39.9%", 3, 0},
    {"yueyang-road", "重点支出安排率", "", "79.9%", 5, 3},
    {"hubei-huangshi-2022", "预算执行率", "200万元", "195.5万元", 20, 19.55},
    {"sichuan-zhongjiang-2022", "群众满意率", "≥90%", "未调查", 10, 0},
    {"zhuzhou-lusong-2023", "年度预算申请", "100%", "99.17%", 10, 9.92},
};

static void check_rows(pbe_engine *engine)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct printed *row = &rows[i];
        struct pbe_row given = {.target = text(row->target),
                                .actual = text(row->actual),
                                .weight = row->weight,
                                .rule = text(row->rule),
                                .pack = text(row->pack)};
        struct pbe_score score = {.has_points = 0};
        struct pbe_text said;
        pbe_text_init(&said, 2000);
        pbe_engine_explain(engine, &given, &said, &score, NULL);
        expect(row->points == NO_POINTS
                   ? !score.has_points
                   : score.has_points && fabs(score.points - row->points) < 1e-9,
               row->rule, pbe_text_get(&said));
        expect(!strchr(pbe_text_get(&said), '{'), "a placeholder is left",
               pbe_text_get(&said));
        pbe_text_done(&said);
    }
}

/* --- whole tables --- */

static struct pbe_table_row table_row(const char *name, const char *target,
                                      const char *actual, double weight)
{
    return (struct pbe_table_row){
        .row = {.target = text(target), .actual = text(actual), .weight = weight},
        .name = text(name),
        .parent = -1};
}

static double total_in(pbe_engine *engine, const char *id,
                       const struct pbe_table_row *table, size_t count,
                       struct pbe_table_score *scores, struct pbe_text *said)
{
    struct pbe_value pack = text(id);
    struct pbe_total total;
    struct pbe_error err;
    pbe_text_clear(said);
    if (pbe_engine_total(engine, table, count, &pack, scores, &total, NULL, said,
                         &err)) {
        expect(0, "a total", err.text);
        return NO_POINTS;
    }
    return total.has_points ? total.points : NO_POINTS;
}

static double total_of(pbe_engine *engine, const struct pbe_table_row *table,
                       size_t count, struct pbe_table_score *scores,
                       struct pbe_text *said)
{
    return total_in(engine, "shapes-46", table, count, scores, said);
}

/* The most rows that a table may have, half of them with a parent. */
static void check_long_table(pbe_engine *engine, struct pbe_text *said)
{
    enum { MOST = 2000 };
    struct pbe_table_row *table = calloc(MOST, sizeof *table);
    struct pbe_table_score *scores = calloc(MOST, sizeof *scores);
    if (!table || !scores)
        exit(99);
    for (int i = 0; i < MOST; i++) {
        table[i] = table_row("某指标", "10", i % 2 ? "5" : "10", 1);
        if (i % 2)
            table[i].parent = i - 1;
    }
    double total = total_of(engine, table, MOST, scores, said);
    expect(fabs(total - MOST / 4.0) < 1e-9, "2000 rows", pbe_text_get(said));
    free(table);
    free(scores);
}

static void check_tables(pbe_engine *engine)
{
    struct pbe_table_score scores[4];
    struct pbe_text said;
    pbe_text_init(&said, 4000);
    {
        struct pbe_table_row table[] = {table_row("甲", "10", "10", 0),
                                        table_row("乙", "10", "5", 0)};
        table[0].level2 = table[1].level2 = text("数量指标");
        double total = total_of(engine, table, 2, scores, &said);
        expect(scores[0].weight == 8 && scores[1].weight == 7, "8 + 7 = 15",
               pbe_text_get(&said));
        expect(fabs(total - 11.5) < 1e-9, "8 + 3.5", pbe_text_get(&said));
    }
    {
        struct pbe_table_row table[] = {table_row("预算执行率", "100%", "75%", 10),
                                        table_row("其他", "1", "1", 90)};
        expect(total_of(engine, table, 2, scores, &said) == 89, "capped at 89",
               pbe_text_get(&said));
        table[0].row.actual = text("85%");
        expect(fabs(total_of(engine, table, 2, scores, &said) - 98.5) < 1e-9,
               "not capped", pbe_text_get(&said));
    }
    {
        struct pbe_table_row table[] = {table_row("一、建设", "", "", 15),
                                        table_row("甲", "1", "1", 5),
                                        table_row("乙", "2", "1", 10)};
        table[1].parent = table[2].parent = 0;
        expect(total_of(engine, table, 3, scores, &said) == 10, "parent = children",
               pbe_text_get(&said));
        expect(!scores[0].counted && scores[0].score.points == 10,
               "the parent shows its children's sum", pbe_text_get(&said));
    }
    {
        struct pbe_table_row table[] = {table_row("甲", "1", "1", 5),
                                        table_row("乙", "1", "", 5),
                                        table_row("丙", "1", "1", 5)};
        table[2].row.rule = text("没有这条规则");
        expect(total_of(engine, table, 3, scores, &said) == 5
                   && !scores[2].score.has_points,
               "a bad row is pending, the others count", pbe_text_get(&said));
    }
    {
        /* by its level a cost; a quantity although its name says 成本 */
        struct pbe_table_row table[] = {table_row("甲", "100", "125", 10),
                                        table_row("成本分析报告数", "100", "125", 10)};
        table[0].level2 = text("经济成本指标");
        table[1].level2 = text("数量指标");
        expect(total_in(engine, "mof-2020-10", table, 2, scores, &said) == 18
                   && scores[0].score.points == 8,
               "which rule for which row", pbe_text_get(&said));
    }
    check_long_table(engine, &said);
    expect(total_of(engine, NULL, 0, scores, &said) == NO_POINTS, "no rows",
           pbe_text_get(&said));
    pbe_text_done(&said);
}

/* --- packs made on the spot --- */

struct folder {
    char root[64], pack[80], file[120];
};

/* A pack whose one rule has this declaration; fields are put into pack { }. */
static void write_pack(struct folder *folder, const char *fields, const char *rule)
{
    snprintf(folder->root, sizeof folder->root, "/tmp/pbe-shapes-XXXXXX");
    if (!mkdtemp(folder->root))
        exit(99);
    snprintf(folder->pack, sizeof folder->pack, "%s/p", folder->root);
    snprintf(folder->file, sizeof folder->file, "%s/pack.lua", folder->pack);
    mkdir(folder->pack, 0700);
    FILE *file = fopen(folder->file, "w");
    if (!file)
        exit(99);
    fprintf(file,
            "pack { id = 'p', version = '1', title = 't', basis = 'b', %s }\n"
            "grades { { name = 'A', from = 0 } }\n%s\n",
            fields, rule);
    fclose(file);
}

static void remove_pack(const struct folder *folder)
{
    unlink(folder->file);
    rmdir(folder->pack);
    rmdir(folder->root);
}

static pbe_status load(const struct folder *folder, struct pbe_error *err)
{
    const char *roots[] = {folder->root};
    struct pbe_engine_options options = {.default_pack = "p"};
    pbe_engine *engine;
    if (pbe_engine_new(&options, &engine, err))
        return err->status;
    pbe_status status = pbe_engine_load(engine, roots, 1, err);
    pbe_engine_free(engine);
    return status;
}

#define RULE(score, examples)                                                          \
    "rule 'r' { basis = 'b', sentence = 's', score = " score                           \
    ",\n examples = { " examples " } }"
#define ROW "{ target = '1', actual = '1', weight = 1, points = 1 }"

static void check_rounding(void)
{
    static const struct {
        const char *fields, *example;
    } cases[] = {
        /* 96.8517% × 10 printed 9.68, cut; exact 9.685 */
        {"rounding = { unit = 0.01, mode = 'down' }",
         "{ actual = '96.8517%', weight = 10, points = 9.68 }"},
        {"rounding = { unit = 0.01 }",
         "{ actual = '96.8517%', weight = 10, points = 9.69 }"},
        /* 10.77% × 20 = 2.154 printed 2.16 */
        {"rounding = { unit = 0.01, mode = 'up', rate = 0.01 }",
         "{ actual = '10.7745%', weight = 20, points = 2.16 }"},
        {"rounding = { unit = 1 }", "{ actual = '86.2%', weight = 10, points = 9 }"},
        {"rounding = { unit = 0.5 }", "{ actual = '74%', weight = 10, points = 7.5 }"},
        {"rounding = { unit = 0.1 }", "{ actual = '93.6%', weight = 2, points = 1.9 }"},
        {"rounding = { unit = 0 }",
         "{ actual = '96.8517%', weight = 10, points = 9.68517 }"},
        {"rounding = { unit = 1, on = 'total' }",
         "{ actual = '86.2%', weight = 10, points = 8.62 }"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct folder folder;
        struct pbe_error err = {.status = PBE_STATUS_OK};
        char rule[600];
        snprintf(rule, sizeof rule,
                 "rule 'r' { basis = 'b', sentence = 's', "
                 "score = rate_times_weight { }, examples = { %s } }",
                 cases[i].example);
        write_pack(&folder, cases[i].fields, rule);
        expect(load(&folder, &err) == PBE_STATUS_OK, cases[i].fields, err.text);
        remove_pack(&folder);
    }
}

/* A rule's own rounding, and a rate rounded before it is multiplied. */
static void check_own_rounding(void)
{
    static const char *const rules[] = {
        "rule 'r' { basis = 'b', sentence = 's', score = proportional { }, "
        "rounding = { unit = 0.1, mode = 'down' }, examples = { "
        "{ target = '120', actual = '69', weight = 2, points = 1.1 } } }",
        "rule 'r' { basis = 'b', sentence = 's', score = proportional { }, "
        "rounding = { unit = 0, rate = 0.01 }, examples = { "
        "{ target = '3', actual = '1', weight = 100, points = 33.33 } } }",
        "rule 'r' { basis = 'b', sentence = 's', score = pass_mark { pass = 60 }, "
        "rounding = { unit = 0.01, rate = 1 }, examples = { "
        "{ target = '1000', actual = '796', weight = 10, points = 5 } } }",
        "rule 'r' { basis = 'b', sentence = 's', score = function(row) "
        "return row.weight / 3, 'x' end, rounding = { unit = 1, mode = 'up' }, "
        "examples = { { target = '3', actual = '1', weight = 10, points = 4 } } }",
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        struct folder folder;
        struct pbe_error err = {.status = PBE_STATUS_OK};
        write_pack(&folder, "rounding = { unit = 0.5 }", rules[i]);
        expect(load(&folder, &err) == PBE_STATUS_OK, rules[i], err.text);
        remove_pack(&folder);
    }
}

static void check_refusals(void)
{
    static const struct {
        const char *rule, *part; /* a part of the message */
    } cases[] = {
        {RULE("steps { bands = { { from = 90, points = 1 }, { from = 80, below = 85, "
              "points = 0 }, { points = 0 } } }",
              ROW),
         "空档"},
        {RULE(
             "steps { bands = { { from = 90, points = 1 }, { to = 90, points = 0 } } }",
             ROW),
         "重叠"},
        {RULE("steps { bands = { { above = 90, points = 1 }, { below = 90, points = 0 "
              "} } }",
              ROW),
         "空档"},
        {RULE("steps { of = 'rank', bands = { { from = 1, to = 5, points = 1 }, "
              "{ from = 7, points = 0 } } }",
              ROW),
         "空档"},
        {RULE("steps { bands = { { from = 90, points = 1 }, { from = 60, points = 0 } "
              "} }",
              ROW),
         "低于 60"},
        {RULE("steps { bands = { { from = 90, points = 1, percent = 2 }, { points = 0 "
              "} } }",
              ROW),
         "percent"},
        {RULE("deduct { each = 1, take = 1 }", ROW), "above"},
        {RULE("deduct { above = 1, each = 1 }", ROW), "take_percent"},
        {RULE("deduct { above = 1, each = 1, take = 1, count = 'whol' }", ROW),
         "whole"},
        {RULE("deduct { above = 1, each = 1, takes = 1 }", ROW), "take"},
        {RULE("cases { cases = { { when = 'within', points = 1 } } }", ROW),
         "otherwise"},
        {RULE("deadline { period = 3, late_percent = 5 }", ROW), "period"},
        {RULE("proportional { }",
              "{ target = '2', actual = '1', weight = 1, points = 1 }"),
         "0.5"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct folder folder;
        struct pbe_error err = {.status = PBE_STATUS_OK};
        write_pack(&folder, "", cases[i].rule);
        pbe_status status = load(&folder, &err);
        expect(status != PBE_STATUS_OK && strstr(err.text, cases[i].part),
               cases[i].rule, status ? err.text : "was not refused");
        expect(err.line > 0, "a place", cases[i].rule);
        remove_pack(&folder);
    }
}

int main(int argc, char **argv)
{
    pbe_engine *engine;
    struct pbe_error err;
    if (argc != 3)
        return 99;
    const char *roots[] = {argv[2], argv[1]};
    pbe_language_set(PBE_CHINESE);
    if (pbe_engine_new(NULL, &engine, &err)
        || pbe_engine_load(engine, roots, 2, &err)) {
        printf("%s:%d: %s\n", err.file, err.line, err.text);
        return 1;
    }
    check_rows(engine);
    pbe_language_set(PBE_ENGLISH);
    check_rows(engine);
    pbe_language_set(PBE_CHINESE);
    check_tables(engine);
    pbe_engine_free(engine);
    check_rounding();
    check_own_rounding();
    check_refusals();
    printf("%d failures\n", failures);
    return failures != 0;
}
