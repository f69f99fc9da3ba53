/* cmd_explain.c - pbe explain: one row's score, and why. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/session.h"

enum { POINTS_PLACES = 4 };

struct request {
    const char *rule, *given, *pack, *rules;
    bool json;
};

static int usage(int code)
{
    return session_usage(
        PBE_SAY("用法：pbe explain [--json] [--rule 规则] [--given 自评分] [--pack "
                "规则包]\n"
                "                   [--rules 文件夹] 年度指标值 实际完成值 分值\n",
                "usage: pbe explain [--json] [--rule R] [--given G] [--pack P]\n"
                "                   [--rules DIR] TARGET ACTUAL WEIGHT\n"),
        code);
}

/* The rule that scored, by name: null when none did. */
static void put_rule(struct json *json, pbe_engine *engine,
                     const struct pbe_value *pack, int index)
{
    struct pbe_rule_info *rules;
    size_t count;
    if (index < 0 || pbe_engine_rules(engine, pack, &rules, &count, NULL)) {
        json_null(json, "rule");
        return;
    }
    json_text_or_null(json, "rule", (size_t)index < count ? rules[index].name : NULL);
    free(rules);
}

static void print_json(pbe_engine *engine, const struct pbe_value *pack,
                       const struct pbe_score *score, const char *explanation)
{
    struct json json = json_begin(stdout);
    json_text(&json, "outcome", pbe_outcome_name(score->outcome));
    if (score->has_points)
        json_rounded(&json, "points", score->points, POINTS_PLACES);
    else
        json_null(&json, "points");
    put_rule(&json, engine, pack, score->rule);
    json_text(&json, "explanation", explanation);
    json_end(&json);
}

static void print_text(const struct pbe_score *score, const char *explanation)
{
    char points[PBE_DECIMAL_MAX] = "";
    if (score->has_points)
        pbe_decimal_write(score->points, POINTS_PLACES, points);
    printf("%s\t%s\t%s\n", points, pbe_outcome_word(score->outcome), explanation);
}

/* The same errors that make a cell an error value end here with their exit code. */
static int run(pbe_engine *engine, const struct pbe_row *row, bool json)
{
    struct pbe_score score;
    struct pbe_text said;
    struct pbe_error err;
    pbe_text_init(&said, 8192);
    pbe_status status = pbe_engine_score(engine, row, &score, &err);
    if (!status)
        status = pbe_engine_explain(engine, row, &said, &score, &err);
    if (status)
        session_error(&err);
    else if (json)
        print_json(engine, &row->pack, &score, pbe_text_get(&said));
    else
        print_text(&score, pbe_text_get(&said));
    pbe_text_done(&said);
    return status ? pbe_status_exit_code(status) : 0;
}

int cmd_explain(int argc, char **argv)
{
    struct request request = {0};
    const struct option_row rows[] = {
        {"given", .text = &request.given}, {"json", .flag = &request.json},
        {"pack", .text = &request.pack},   {"rule", .text = &request.rule},
        {"rules", .text = &request.rules}, {0},
    };
    int wrong = options_read(argc, argv, rows);
    if (wrong || argc - optind != 3)
        return usage(wrong < 0 ? 0 : 2);
    const char *weight = argv[optind + 2];
    struct pbe_row row = {.target = session_value(argv[optind]),
                          .actual = session_value(argv[optind + 1]),
                          .rule = session_value(request.rule),
                          .given = session_value(request.given),
                          .pack = session_value(request.pack)};
    size_t length = strlen(weight);
    if (length == 0 || pbe_decimal_read(weight, length, &row.weight) != length) {
        struct pbe_error err;
        pbe_error_set(&err, PBE_STATUS_ARGUMENT,
                      PBE_SAY("分值应为数字，现在是“%s”",
                              "the weight must be a number, not “%s”"),
                      weight);
        return session_error(&err);
    }
    pbe_engine *engine;
    int code = session_open(request.rules, &engine);
    if (code)
        return code;
    code = run(engine, &row, request.json);
    pbe_engine_free(engine);
    return code;
}
