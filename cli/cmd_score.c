/* cmd_score.c - pbe score: every row of one workbook scored anew, beside its own score. */
#include <stdio.h>

#include "base/language.h"
#include "cli/columns.h"
#include "cli/commands.h"
#include "cli/listing.h"
#include "cli/single.h"

enum { COLUMNS = 8, WIDEST = 32 };

/* What a row shows. The last column is as wide as it likes. */
struct line {
    const char *texts[COLUMNS];
    char weight[LISTING_VALUE_MAX], given[LISTING_VALUE_MAX],
        computed[LISTING_VALUE_MAX];
};

static const enum columns_side sides[COLUMNS] = {
    COLUMNS_LEFT,  COLUMNS_LEFT,  COLUMNS_LEFT,  COLUMNS_LEFT,
    COLUMNS_RIGHT, COLUMNS_RIGHT, COLUMNS_RIGHT, COLUMNS_LEFT,
};

/* The clerk's own points, else what a formula had computed. */
static const struct pbe_value *given_of(const struct record_row *row)
{
    return row->given.kind == PBE_EMPTY ? &row->cached : &row->given;
}

static void fill_line(const struct record_row *row, struct line *line)
{
    const char *texts[COLUMNS] = {
        row->cell,
        row->level3,
        row->target,
        row->actual,
        listing_value(&row->weight, line->weight),
        listing_value(given_of(row), line->given),
        row->computed.kind == PBE_EMPTY ? pbe_outcome_word(row->outcome)
                                        : listing_value(&row->computed, line->computed),
        row->explanation,
    };
    for (int i = 0; i < COLUMNS; i++)
        line->texts[i] = texts[i];
}

static void widen(const struct line *line, size_t widths[COLUMNS])
{
    for (int i = 0; i < COLUMNS - 1; i++) {
        size_t width = columns_width(line->texts[i]);
        if (width > widths[i])
            widths[i] = width < WIDEST ? width : WIDEST;
    }
}

static void print_line(const struct line *line, const size_t widths[COLUMNS])
{
    for (int i = 0; i < COLUMNS; i++) {
        if (i > 0)
            fputs("  ", stdout);
        columns_put(stdout, line->texts[i], widths[i], sides[i]);
    }
    putchar('\n');
}

static void print_total(const struct record_table *table)
{
    char given[LISTING_VALUE_MAX], computed[LISTING_VALUE_MAX];
    printf(PBE_SAY("合计：自评 %s，复核 %s %s", "total: given %s, computed %s %s"),
           listing_value(&table->given, given),
           listing_value(&table->computed, computed), table->grade);
    if (table->pending > 0)
        printf(PBE_SAY("，%zu 项 %g 分待定", ", %zu rows of %g points pending"),
               table->pending, table->waiting);
    putchar('\n');
    if (table->explanation[0]) {
        columns_put(stdout, table->explanation, 0, COLUMNS_LEFT);
        putchar('\n');
    }
}

static void print(const struct record_table *table)
{
    struct line line = {
        .texts = {PBE_SAY("单元格", "cell"), PBE_SAY("三级指标", "indicator"),
                  PBE_SAY("年度指标值", "target"), PBE_SAY("实际完成值", "actual"),
                  PBE_SAY("分值", "weight"), PBE_SAY("自评分", "given"),
                  PBE_SAY("复核分", "computed"), PBE_SAY("评分说明", "explanation")}};
    struct line title = line;
    size_t widths[COLUMNS] = {0};
    widen(&title, widths);
    for (size_t i = 0; i < table->row_count; i++) {
        fill_line(&table->rows[i], &line);
        widen(&line, widths);
    }
    single_print_title(table);
    print_line(&title, widths);
    for (size_t i = 0; i < table->row_count; i++) {
        fill_line(&table->rows[i], &line);
        print_line(&line, widths);
    }
    print_total(table);
}

int cmd_score(int argc, char **argv)
{
    return single_run(
        argc, argv,
        PBE_SAY(
            "用法：pbe score [--json] [--pack 规则包] [--rules 文件夹] 文件\n"
            "重新计算一份自评表每一行的得分，与表里的得分并列。有错误或疑点时退出码"
            "为 1，用 pbe check 查看。\n",
            "usage: pbe score [--json] [--pack PACK] [--rules DIR] FILE\n"
            "Every row of a self-evaluation scored anew, beside its own score. Exit\n"
            "code 1: there are findings; pbe check shows them.\n"),
        print);
}
