/* cmd_read.c - `pbe read`: how wordings are understood, one line each.
 *
 * The wordings are the arguments, or the lines of standard input. Every line of input
 * gives exactly one line of output, flushed, so that another program can converse.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/measure.h"
#include "base/language.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/session.h"

enum { SENTENCE_MAX = 4096, NUMBER_PLACES = 12, EXIT_USAGE = 2 };

struct options {
    bool json;
    enum pbe_role role;
};

static void put_doubts(struct json *json, unsigned doubts)
{
    json_open(json, "doubts", '[');
    for (unsigned bit = 1; bit <= PBE_DOUBT_LAST; bit <<= 1)
        if (doubts & bit)
            json_text(json, NULL, pbe_doubt_name((enum pbe_doubt)bit));
    json_close(json, ']');
}

/* What only some kinds have. */
static void put_details(struct json *json, const struct pbe_measure *measure)
{
    char day[PBE_DAY_MAX];
    if (measure->kind == PBE_MEASURE_RANGE) {
        json_rounded(json, "low", measure->value, NUMBER_PLACES);
        json_rounded(json, "high", measure->upper, NUMBER_PLACES);
    }
    if (measure->kind == PBE_MEASURE_CHANGE)
        json_text(json, "direction", measure->direction < 0 ? "down" : "up");
    if (measure->point)
        json_bool(json, "points", true);
    if (measure->kind == PBE_MEASURE_DATE) {
        (void)pbe_day_write(&measure->day, day);
        json_text_or_null(json, "date", day);
    }
}

static bool has_value(const struct pbe_measure *measure)
{
    return measure->kind == PBE_MEASURE_NUMBER || measure->kind == PBE_MEASURE_CHANGE
           || measure->kind == PBE_MEASURE_TOLERANCE;
}

static void put_json(const char *text, size_t length, const struct pbe_measure *measure,
                     const char *sentence)
{
    struct json json = json_begin(stdout);
    json.is_spaced = true;
    json_bytes(&json, "text", text, length);
    json_text_or_null(&json, "kind", pbe_measure_kind_name(measure->kind));
    json_text_or_null(&json, "comparator", pbe_comparator_name(measure->comparator));
    if (has_value(measure))
        json_rounded(&json, "value", measure->value, NUMBER_PLACES);
    else
        json_null(&json, "value");
    json_text_or_null(&json, "unit", measure->unit);
    put_details(&json, measure);
    put_doubts(&json, measure->doubts);
    json_text_or_null(&json, "read", sentence);
    json_end(&json);
}

/* A terminal must not get control characters, a table no tabs. */
static void put_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        putchar((unsigned char)text[i] < 0x20 || text[i] == 0x7F ? ' ' : text[i]);
}

static void put_line(const char *text, size_t length, const struct pbe_measure *measure,
                     const char *sentence)
{
    const char *separator = PBE_SAY("（存疑：", " (look: ");
    put_plain(text, length);
    putchar('\t');
    put_plain(sentence, strlen(sentence));
    for (unsigned bit = 1; bit <= PBE_DOUBT_LAST; bit <<= 1)
        if (measure->doubts & bit) {
            fputs(separator, stdout);
            fputs(pbe_doubt_text((enum pbe_doubt)bit), stdout);
            separator = PBE_SAY("；", "; ");
        }
    if (measure->doubts != 0)
        fputs(PBE_SAY("）", ")"), stdout);
    putchar('\n');
}

static void read_one(const char *text, size_t length, const struct options *options)
{
    struct pbe_measure measure;
    struct pbe_text sentence;
    pbe_text_init(&sentence, SENTENCE_MAX);
    pbe_measure_read(text, length, options->role, &measure);
    pbe_measure_write(&measure, text, length, &sentence);
    if (options->json)
        put_json(text, length, &measure, pbe_text_get(&sentence));
    else
        put_line(text, length, &measure, pbe_text_get(&sentence));
    fflush(stdout);
    pbe_text_done(&sentence);
}

/* Lines may hold NULs and be of any length that memory allows. */
static int read_lines(const struct options *options)
{
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    while ((length = getline(&line, &capacity, stdin)) >= 0) {
        if (length > 0 && line[length - 1] == '\n')
            length--;
        if (length > 0 && line[length - 1] == '\r')
            length--;
        read_one(line, (size_t)length, options);
    }
    free(line);
    if (ferror(stdin)) {
        struct pbe_error err;
        pbe_error_set(&err, PBE_STATUS_FILE, "%s",
                      PBE_SAY("标准输入读不下去了", "standard input cannot be read"));
        return session_error(&err);
    }
    return 0;
}

static int say_usage(int code)
{
    return session_usage(
        PBE_SAY("用法：pbe read [--json] [--role target|actual] [--] [文字…]\n",
                "usage: pbe read [--json] [--role target|actual] [--] [TEXT…]\n"),
        code);
}

int cmd_read(int argc, char **argv)
{
    struct options options = {.json = false, .role = PBE_TARGET};
    const char *role = "target";
    const struct option_row rows[] = {
        {"json", .flag = &options.json},
        {"role", .text = &role},
        {0},
    };
    int wrong = options_read(argc, argv, rows);
    if (wrong || (strcmp(role, "target") != 0 && strcmp(role, "actual") != 0))
        return say_usage(wrong < 0 ? 0 : EXIT_USAGE);
    if (strcmp(role, "actual") == 0)
        options.role = PBE_ACTUAL;
    if (optind == argc)
        return read_lines(&options);
    for (int i = optind; i < argc; i++)
        read_one(argv[i], strlen(argv[i]), &options);
    return 0;
}
