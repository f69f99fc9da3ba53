/* amend SCRIPT IN OUT - changes a workbook as a script of lines says:
 *
 *     set SHEET CELL number 4.5      set SHEET CELL text TEXT      set SHEET CELL empty
 *     insert SHEET ROW COUNT         property NAME VALUE
 *     sheet NAME COLUMNS             a sheet; it follows: protect, rows: | 甲 | =2 | 3.5 |
 *
 * SHEET counts from 0, ROW from 1. In a text \n is a line, \t a tab. OUT's ending says the
 * kind. Sentences about what cannot be done go to standard output; nothing is written then.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "workbook/amend.h"

enum { LINE = 4096, VALUES = 256, COLUMNS = 8, TEXTS = 16384 };

static void stop(const char *what)
{
    fprintf(stderr, "amend: %s\n", what);
    exit(2);
}

static struct pbe_error err;

static void check(pbe_status status)
{
    if (!status)
        return;
    printf("%s\n", err.text);
    exit(pbe_status_exit_code(status));
}

/* --- values --- */

static const char *unescape(char *text)
{
    char *to = text;
    for (const char *at = text; *at; at++)
        if (at[0] == '\\' && (at[1] == 'n' || at[1] == 't'))
            *to++ = *++at == 'n' ? '\n' : '\t';
        else
            *to++ = *at;
    *to = '\0';
    return text;
}

static struct pbe_value number_of(const char *text)
{
    return pbe_value_number(strtod(text, NULL)); /* "nan" and "inf" as well */
}

static struct pbe_value value_of(char *line)
{
    if (strcmp(line, "empty") == 0)
        return pbe_value_empty();
    if (strncmp(line, "number ", 7) == 0)
        return number_of(line + 7);
    if (strncmp(line, "text ", 5) != 0)
        stop(line);
    const char *text = unescape(line + 5);
    return pbe_value_text(text, strlen(text));
}

static void place_of(const char *cell, int *row, int *column)
{
    *column = 0;
    for (; *cell >= 'A' && *cell <= 'Z'; cell++)
        *column = *column * 26 + (*cell - 'A' + 1);
    *row = atoi(cell) - 1;
    *column -= 1;
}

/* --- a sheet, while its rows are read --- */

static struct pbe_amend_sheet sheet;
static struct pbe_value values[VALUES];
static char name[LINE], texts[TEXTS];
static size_t taken;

static void begin_sheet(const char *line)
{
    static const double widths[COLUMNS] = {2.5, 4, 2.5, 6.25, 3, 3, 3, 3};
    sheet.widths = widths;
    sheet.values = values;
    sheet.rows = taken = 0;
    sheet.is_protected = false;
    if (sscanf(line, "sheet %4095s %zu", name, &sheet.columns) != 2)
        stop(line);
    sheet.name = name;
}

/* Numbers are numbers, everything else is text. */
static void add_row(const char *line)
{
    struct pbe_value *row = &values[sheet.rows++ * sheet.columns];
    for (size_t i = 0; i < sheet.columns; i++) {
        const char *end = strchr(++line, '|');
        if (!end || sheet.rows * sheet.columns > VALUES
            || (size_t)(end - line) + taken >= TEXTS)
            stop(line);
        while (*line == ' ')
            line++;
        size_t length = (size_t)(end - line);
        while (length > 0 && line[length - 1] == ' ')
            length--;
        char *text = memcpy(texts + taken, line, length), *rest;
        taken += length + 1;
        row[i] = number_of(text);
        strtod(text, &rest);
        if (length == 0 || *rest)
            row[i] = pbe_value_text(text, length);
        line = end;
    }
}

static void end_sheet(pbe_amend *amend)
{
    if (!sheet.name)
        return;
    check(pbe_amend_add_sheet(amend, &sheet, &err));
    sheet.name = NULL;
}

/* --- lines --- */

static void run(pbe_amend *amend, char *line)
{
    char cell[LINE], *rest;
    size_t at;
    int row, column, count, length = 0;
    if (line[0] == '|') {
        add_row(line);
        return;
    }
    if (strcmp(line, "protect") == 0) {
        sheet.is_protected = true;
        return;
    }
    end_sheet(amend);
    if (strncmp(line, "sheet ", 6) == 0) {
        begin_sheet(line);
    } else if (sscanf(line, "set %zu %4095s %n", &at, cell, &length) == 2) {
        struct pbe_value value = value_of(line + length);
        place_of(cell, &row, &column);
        check(pbe_amend_set(amend, at, row, column, &value, &err));
    } else if (sscanf(line, "insert %zu %d %d", &at, &row, &count) == 3) {
        check(pbe_amend_insert_rows(amend, at, row - 1, count, &err));
    } else if (strncmp(line, "property ", 9) == 0 && (rest = strchr(line + 9, ' '))) {
        *rest = '\0';
        check(pbe_amend_set_property(amend, line + 9, rest + 1, &err));
    } else {
        stop(line);
    }
}

static enum pbe_document_kind kind_of(const char *path)
{
    const char *ending = strrchr(path, '.');
    if (ending && strcmp(ending, ".ots") == 0)
        return PBE_DOCUMENT_TEMPLATE;
    return ending && strcmp(ending, ".fods") == 0 ? PBE_DOCUMENT_FLAT : PBE_DOCUMENT;
}

int main(int count, char **arguments)
{
    char line[LINE];
    pbe_amend *amend = NULL;
    if (count != 4)
        stop("SCRIPT IN OUT");
    pbe_language_set(PBE_CHINESE);
    FILE *script = fopen(arguments[1], "r");
    if (!script)
        stop(arguments[1]);
    check(pbe_amend_open(arguments[2], &amend, &err));
    while (fgets(line, sizeof line, script)) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] && line[0] != '#')
            run(amend, line);
    }
    end_sheet(amend);
    fclose(script);
    FILE *to = fopen(arguments[3], "w+");
    if (!to)
        stop(arguments[3]);
    pbe_status status = pbe_amend_save(amend, kind_of(arguments[3]), to, &err);
    if (fclose(to) != 0)
        stop(arguments[3]);
    if (status)
        remove(arguments[3]);
    check(status);
    pbe_amend_free(amend);
    return 0;
}
