/* cmd_check.c - pbe check: what does not add up in one workbook, for people. */
#include <stdio.h>

#include "base/language.h"
#include "cli/columns.h"
#include "cli/commands.h"
#include "cli/single.h"

enum { SEVERITY = 8, CODE = 5 };

static void print_finding(const struct record_finding *finding)
{
    columns_put(stdout, pbe_severity_word(finding->severity), SEVERITY, COLUMNS_LEFT);
    columns_put(stdout, finding->code, columns_width(finding->code) < CODE ? CODE : 0,
                COLUMNS_LEFT);
    fputs("  ", stdout);
    if (finding->cell[0]) {
        columns_put(stdout, finding->cell, 0, COLUMNS_LEFT);
        fputs("  ", stdout);
    }
    columns_put(stdout, finding->message, 0, COLUMNS_LEFT);
    putchar('\n');
}

static void print(const struct record_table *table)
{
    single_print_title(table);
    for (size_t i = 0; i < table->finding_count; i++)
        print_finding(&table->findings[i]);
    printf(PBE_SAY("%s：%zu 处错误，%zu 处疑点，%zu 处提示\n",
                   "%s: %zu errors, %zu warnings, %zu notes\n"),
           record_light_word(record_light_of(table)), record_count(table, PBE_ERROR),
           record_count(table, PBE_WARNING), record_count(table, PBE_NOTE));
}

int cmd_check(int argc, char **argv)
{
    return single_run(
        argc, argv,
        PBE_SAY("用法：pbe check [--json] [--pack 规则包] [--rules 文件夹] 文件\n"
                "列出一份自评表里对不上的地方。有错误或疑点时退出码为 1。\n",
                "usage: pbe check [--json] [--pack PACK] [--rules DIR] FILE\n"
                "What does not add up in a self-evaluation. Exit code 1: something.\n"),
        print);
}
