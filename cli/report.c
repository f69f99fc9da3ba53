#include "cli/report.h"

#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "cli/json.h"

enum { POINTS_PLACES = 4 };

/* Whole percent, rounded down: 100 means all. */
static unsigned percent_of(const struct pbe_trial_pack *pack)
{
    return pack->branches ? (unsigned)(pack->reached * 100 / pack->branches) : 100;
}

/* --- for people --- */

static void print_what(const struct pbe_trial_failure *failure)
{
    const char *name = failure->name;
    switch (failure->kind) {
    case PBE_TRIAL_EXAMPLE:
        printf(PBE_SAY("规则“%s”的第%d个例子不对", "rule “%s”, example %d"), name,
               failure->number);
        break;
    case PBE_TRIAL_TABLE:
        printf(PBE_SAY("整表例子“%s”不对", "table example “%s”"), name);
        if (failure->row > 0)
            printf(PBE_SAY("，第%d行", ", row %d"), failure->row);
        break;
    case PBE_TRIAL_CASE:
        printf(PBE_SAY("规则包 %s 的用例不对", "case of the pack %s"), failure->pack);
        if (*name)
            printf(PBE_SAY("（规则“%s”）", " (rule “%s”)"), name);
        break;
    }
}

static void print_points(const struct pbe_trial_side *side)
{
    char digits[PBE_DECIMAL_MAX];
    if (!side->has_points) {
        fputs(PBE_SAY("不计分", "none"), stdout);
        return;
    }
    pbe_decimal_write(side->points, POINTS_PLACES, digits);
    printf(PBE_SAY("%s 分", "%s points"), digits);
}

/* An outcome as authors write it: 未达成, missed. */
static const char *outcome_word(const char *name)
{
    for (int i = PBE_MET; i <= PBE_CANNOT_COMPUTE; i++)
        if (strcmp(name, pbe_outcome_name((enum pbe_outcome)i)) == 0)
            return PBE_SAY(pbe_outcome_word((enum pbe_outcome)i), name);
    return name;
}

/* The points, the outcome in words and the grade, as far as both sides speak of them. */
static void print_side(const struct pbe_trial_side *side,
                       const struct pbe_trial_side *expected)
{
    const char *between = "";
    if (expected->says_points) {
        print_points(side);
        between = PBE_SAY("，", ", ");
    }
    if (*expected->outcome || (!*expected->grade && *side->outcome)) {
        printf("%s%s", *side->outcome ? between : "", outcome_word(side->outcome));
        between = PBE_SAY("，", ", ");
    }
    if (*expected->grade)
        printf("%s%s", between,
               *side->grade ? side->grade
                            : PBE_SAY("没有等级（有待定的行，或分值合计不是总分）",
                                      "no grade (rows are pending, or the weights do "
                                      "not add up)"));
}

static void print_failure(const struct pbe_trial_failure *failure)
{
    printf("%s:%d: ", failure->file, failure->line);
    print_what(failure);
    fputs(PBE_SAY("\n    应为  ", "\n    expected  "), stdout);
    print_side(&failure->expected, &failure->expected);
    if (*failure->expected.explanation)
        printf(PBE_SAY("，说明含“%s”", ", explained with “%s”"),
               failure->expected.explanation);
    fputs(PBE_SAY("\n    算得  ", "\n    actual    "), stdout);
    if (failure->broken)
        fputs(PBE_SAY("规则出错", "the rule fails"), stdout);
    else
        print_side(&failure->actual, &failure->expected);
    printf(PBE_SAY("\n    说明  %s\n", "\n    because   %s\n"),
           failure->actual.explanation);
}

static void print_gaps(const struct pbe_trial_report *report, const char *pack)
{
    for (const struct pbe_trial_gap *gap = report->gaps; gap; gap = gap->next)
        if (strcmp(gap->pack, pack) == 0)
            printf(PBE_SAY("    没有走到  %s:%d: “%s” %s\n",
                           "    not reached  %s:%d: “%s” %s\n"),
                   gap->file, gap->line, gap->name, gap->branch);
}

static void print_pack(const struct pbe_trial_report *report,
                       const struct pbe_trial_pack *pack, bool coverage)
{
    printf(PBE_SAY("%s %s：规则 %zu 条，例子 %zu 个，用例 %zu 个，不对 %zu 个",
                   "%s %s: rules %zu, examples %zu, cases %zu, failures %zu"),
           pack->id, pack->version, pack->rules, pack->examples, pack->cases,
           pack->failures);
    if (coverage)
        printf(PBE_SAY("；分支 %zu 个，走到 %zu 个（%u%%）",
                       "; %zu branches, %zu reached (%u%%)"),
               pack->branches, pack->reached, percent_of(pack));
    putchar('\n');
    if (coverage)
        print_gaps(report, pack->id);
}

void report_print(const struct pbe_trial_report *report, bool coverage)
{
    for (const struct pbe_trial_failure *failure = report->failures; failure;
         failure = failure->next)
        print_failure(failure);
    for (size_t i = 0; i < report->pack_count; i++)
        print_pack(report, &report->packs[i], coverage);
    if (report->failed == 0)
        printf(PBE_SAY("%zu 个规则包，%zu 个例子、%zu 个用例全部正确\n",
                       "all right: packs %zu, examples %zu, cases %zu\n"),
               report->pack_count, report->examples, report->cases);
}

/* --- for programs --- */

static void put_side(struct json *json, const char *name,
                     const struct pbe_trial_side *side)
{
    json_open(json, name, '{');
    if (side->has_points)
        json_rounded(json, "points", side->points, POINTS_PLACES);
    else
        json_null(json, "points");
    json_text_or_null(json, "outcome", side->outcome);
    json_text_or_null(json, "grade", side->grade);
    json_text_or_null(json, "explanation", side->explanation);
    json_close(json, '}');
}

static void put_failure(struct json *json, const struct pbe_trial_failure *failure)
{
    static const char *const kinds[] = {"example", "table_example", "case"};
    json_open(json, NULL, '{');
    json_text(json, "kind", kinds[failure->kind]);
    json_text(json, "pack", failure->pack);
    json_text_or_null(json, "name", failure->name);
    json_number(json, "number", failure->number);
    json_number(json, "row", failure->row);
    json_text(json, "file", failure->file);
    json_number(json, "line", failure->line);
    json_bool(json, "rule_failed", failure->broken);
    put_side(json, "expected", &failure->expected);
    put_side(json, "actual", &failure->actual);
    json_close(json, '}');
}

static void put_coverage(struct json *json, const struct pbe_trial_report *report,
                         const struct pbe_trial_pack *pack)
{
    json_open(json, "coverage", '{');
    json_number(json, "branches", (double)pack->branches);
    json_number(json, "reached", (double)pack->reached);
    json_number(json, "percent", percent_of(pack));
    json_open(json, "unreached", '[');
    for (const struct pbe_trial_gap *gap = report->gaps; gap; gap = gap->next) {
        if (strcmp(gap->pack, pack->id) != 0)
            continue;
        json_open(json, NULL, '{');
        json_text(json, "name", gap->name);
        json_text(json, "branch", gap->branch);
        json_text(json, "file", gap->file);
        json_number(json, "line", gap->line);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void put_pack(struct json *json, const struct pbe_trial_report *report,
                     const struct pbe_trial_pack *pack, bool coverage)
{
    json_open(json, NULL, '{');
    json_text(json, "pack", pack->id);
    json_text(json, "version", pack->version);
    json_number(json, "rules", (double)pack->rules);
    json_number(json, "examples", (double)pack->examples);
    json_number(json, "cases", (double)pack->cases);
    json_number(json, "failures", (double)pack->failures);
    if (coverage)
        put_coverage(json, report, pack);
    json_close(json, '}');
}

void report_print_json(const struct pbe_trial_report *report, bool coverage)
{
    struct json json = json_begin(stdout);
    json_bool(&json, "passed", report->failed == 0);
    json_number(&json, "examples", (double)report->examples);
    json_number(&json, "cases", (double)report->cases);
    json_number(&json, "failed", (double)report->failed);
    json_open(&json, "failures", '[');
    for (const struct pbe_trial_failure *failure = report->failures; failure;
         failure = failure->next)
        put_failure(&json, failure);
    json_close(&json, ']');
    json_open(&json, "packs", '[');
    for (size_t i = 0; i < report->pack_count; i++)
        put_pack(&json, report, &report->packs[i], coverage);
    json_close(&json, ']');
    json_end(&json);
}
