/* cmd_read.c - `pbe read`: how wordings are understood, one line each.
 *
 * The wordings are the arguments, or the lines of standard input. Every line of input
 * gives exactly one line of output, flushed, so that another program can converse.
 */
#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/measure.h"
#include "base/decimal.h"
#include "base/language.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/session.h"

enum { SENTENCE_MAX = 4096, NUMBER_PLACES = 12, EXIT_USAGE = 2 };

struct options {
    bool json;
    enum pbe_role role;
};

/* "key": "text", or null for no text. */
static void put_json_text(const char *key, const char *text)
{
    printf(", \"%s\": ", key);
    if (text == NULL || text[0] == '\0')
        fputs("null", stdout);
    else
        json_write(stdout, text, strlen(text));
}

static void put_json_number(const char *key, double value)
{
    char digits[PBE_DECIMAL_MAX];
    size_t length = pbe_decimal_write(value, NUMBER_PLACES, digits);
    printf(", \"%s\": %.*s", key, (int)length, digits);
}

static void put_json_doubts(unsigned doubts)
{
    const char *separator = "";
    fputs(", \"doubts\": [", stdout);
    for (unsigned bit = 1; bit <= PBE_DOUBT_LAST; bit <<= 1)
        if (doubts & bit) {
            printf("%s\"%s\"", separator, pbe_doubt_name((enum pbe_doubt)bit));
            separator = ", ";
        }
    putchar(']');
}

/* What only some kinds have. */
static void put_json_details(const struct pbe_measure *measure)
{
    char day[PBE_DAY_MAX];
    if (measure->kind == PBE_MEASURE_RANGE) {
        put_json_number("low", measure->value);
        put_json_number("high", measure->upper);
    }
    if (measure->kind == PBE_MEASURE_CHANGE)
        put_json_text("direction", measure->direction < 0 ? "down" : "up");
    if (measure->point)
        fputs(", \"points\": true", stdout);
    if (measure->kind == PBE_MEASURE_DATE) {
        (void)pbe_day_write(&measure->day, day);
        put_json_text("date", day);
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
    fputs("{\"text\": ", stdout);
    json_write(stdout, text, length);
    put_json_text("kind", pbe_measure_kind_name(measure->kind));
    put_json_text("comparator", pbe_comparator_name(measure->comparator));
    if (has_value(measure))
        put_json_number("value", measure->value);
    else
        put_json_text("value", NULL);
    put_json_text("unit", measure->unit);
    put_json_details(measure);
    put_json_doubts(measure->doubts);
    put_json_text("read", sentence);
    fputs("}\n", stdout);
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
    static const struct option LONG[] = {{"help", no_argument, NULL, 'h'},
                                         {"json", no_argument, NULL, 'j'},
                                         {"role", required_argument, NULL, 'r'},
                                         {NULL, 0, NULL, 0}};
    struct options options = {.json = false, .role = PBE_TARGET};
    int option;
    optind = 1;
    while ((option = getopt_long(argc, argv, "h", LONG, NULL)) != -1) {
        if (option == 'h')
            return say_usage(0);
        else if (option == 'j')
            options.json = true;
        else if (option == 'r' && strcmp(optarg, "target") == 0)
            options.role = PBE_TARGET;
        else if (option == 'r' && strcmp(optarg, "actual") == 0)
            options.role = PBE_ACTUAL;
        else
            return say_usage(EXIT_USAGE);
    }
    if (optind == argc)
        return read_lines(&options);
    for (int i = optind; i < argc; i++)
        read_one(argv[i], strlen(argv[i]), &options);
    return 0;
}
