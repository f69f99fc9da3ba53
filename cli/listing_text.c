/* listing_text.c - one line a table, for people. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/language.h"
#include "cli/columns.h"
#include "cli/listing.h"

enum { LIGHT = 5, POINTS = 7, GRADE = 6, COUNT = 4 };

/* Green, amber, red, where the reader is a person who has not declined colours. */
static void put_light(FILE *to, enum record_light light)
{
    static const char *const colours[] = {"\033[32m", "\033[33m", "\033[31m"};
    const char *declined = getenv("NO_COLOR");
    bool coloured = (!declined || !*declined) && isatty(fileno(to)) == 1;
    if (coloured)
        fputs(colours[light], to);
    columns_put(to, record_light_word(light), LIGHT, COLUMNS_LEFT);
    if (coloured)
        fputs("\033[0m", to);
}

static void put_count(FILE *to, size_t count)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%zu", count);
    columns_put(to, digits, COUNT, COLUMNS_RIGHT);
    fputs("  ", to);
}

static void put_table(FILE *to, const char *file, const struct record_table *table)
{
    char digits[LISTING_VALUE_MAX];
    const struct record_finding *worst = record_worst(table);
    put_light(to, record_light_of(table));
    columns_put(to, listing_value(&table->given, digits), POINTS, COLUMNS_RIGHT);
    fputs("  ", to);
    columns_put(to, listing_value(&table->computed, digits), POINTS, COLUMNS_RIGHT);
    fputs("  ", to);
    columns_put(to, table->grade, GRADE, COLUMNS_LEFT);
    put_count(to, record_count(table, PBE_ERROR));
    put_count(to, record_count(table, PBE_WARNING));
    columns_put(to, file, 0, COLUMNS_LEFT);
    fputs("  ", to);
    columns_put(to, table->sheet, 0, COLUMNS_LEFT);
    fputs("  ", to);
    columns_put(to, table->unit, 0, COLUMNS_LEFT);
    if (worst && worst->severity > PBE_NOTE) {
        fputs("  ", to);
        columns_put(to, worst->code, 0, COLUMNS_LEFT);
    }
    putc('\n', to);
}

static void put_error(FILE *to, const char *file, const char *error)
{
    put_light(to, RECORD_RED);
    columns_put(to, "", 2 * POINTS + 4 + GRADE + 2 * COUNT + 4, COLUMNS_LEFT);
    columns_put(to, file, 0, COLUMNS_LEFT);
    fputs("  ", to);
    columns_put(to, error, 0, COLUMNS_LEFT);
    putc('\n', to);
}

static pbe_status begin(FILE *to, void *context, void **state, struct pbe_error *err)
{
    (void)context;
    (void)err;
    *state = to;
    columns_put(to, "", LIGHT, COLUMNS_LEFT);
    columns_put(to, PBE_SAY("自评分", "given"), POINTS, COLUMNS_RIGHT);
    fputs("  ", to);
    columns_put(to, PBE_SAY("复核分", "computed"), POINTS, COLUMNS_RIGHT);
    fputs("  ", to);
    columns_put(to, PBE_SAY("等级", "grade"), GRADE, COLUMNS_LEFT);
    columns_put(to, PBE_SAY("错误", "err"), COUNT, COLUMNS_RIGHT);
    fputs("  ", to);
    columns_put(to, PBE_SAY("疑点", "warn"), COUNT, COLUMNS_RIGHT);
    fputs(PBE_SAY("  文件  工作表  单位\n", "  file  sheet  unit\n"), to);
    return PBE_STATUS_OK;
}

static pbe_status add(void *state, const struct listing_item *item,
                      struct pbe_error *err)
{
    const struct record *record = item->record;
    (void)err;
    if (record->error)
        put_error(state, item->file, record->error);
    for (size_t i = 0; i < record->table_count; i++)
        put_table(state, item->file, &record->tables[i]);
    return PBE_STATUS_OK;
}

const struct listing_kind listing_text = {"text", begin, add, NULL, NULL};
